package io.taskledger.platform.quota;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be stored. The defaults are far beyond what people do, and keep one account from
 * filling the disk: a day's bytes of twenty are 100 GB.
 *
 * @param projectsPerPerson made by one person, trashed ones too
 * @param tasksPerProject made in one project, trashed ones too
 * @param membersPerProject at one time
 * @param bytesPerDay stored in the log for one person's commands on a day of UTC
 */
@Validated
@ConfigurationProperties("taskledger.quotas")
public record QuotaProperties(
        @DefaultValue("100000") @Min(1) long projectsPerPerson,
        @DefaultValue("1000000") @Min(1) long tasksPerProject,
        @DefaultValue("2000") @Min(1) long membersPerProject,
        @DefaultValue("5GB") @NotNull DataSize bytesPerDay) {

    public QuotaProperties {
        if (bytesPerDay.toBytes() < 1) {
            throw new IllegalArgumentException("bytes-per-day must be positive");
        }
    }
}
