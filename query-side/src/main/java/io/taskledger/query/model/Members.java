package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Queries on {@link MemberRow}; each names the generation it reads. */
public interface Members
        extends Repository<MemberRow, MemberRow.Key>, JpaSpecificationExecutor<MemberRow> {

    List<MemberRow> findByGenerationAndUserId(int generation, String userId);

    List<MemberRow> findByGenerationAndUserIdAndProjectIdIn(
            int generation, String userId, Collection<UUID> projectIds);
}
