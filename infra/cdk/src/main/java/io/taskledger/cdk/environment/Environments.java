package io.taskledger.cdk.environment;

import java.util.List;
import java.util.Optional;

/** The three environments. */
public final class Environments {

    private Environments() {}

    /** All of them, in the order in which a change reaches them. */
    public static List<EnvironmentSettings> all() {
        return List.of(dev(), staging(), prod());
    }

    private static EnvironmentSettings dev() {
        return new EnvironmentSettings(
                "dev",
                false,
                true,
                Optional.empty(),
                1,
                Rollout.ROLLING,
                new DatabaseSettings("t4g.medium", 4, false, 100, 200, 400, false, false),
                new CacheSettings("cache.t4g.micro", 1),
                new ServiceSettings(512, 1024, 1, 2, 3_000, 8),
                new ServiceSettings(512, 1024, 1, 2, 3_000, 12),
                300,
                List.of("operations@taskledger.example"));
    }

    /** As prod, smaller: what is tried here is what will run there. */
    private static EnvironmentSettings staging() {
        return new EnvironmentSettings(
                "staging",
                true,
                true,
                Optional.of("staging.taskledger.example"),
                1,
                Rollout.ROLLING,
                new DatabaseSettings("t4g.medium", 4, true, 100, 200, 400, false, false),
                new CacheSettings("cache.t4g.micro", 2),
                new ServiceSettings(1024, 2048, 2, 4, 6_000, 8),
                new ServiceSettings(1024, 2048, 2, 4, 6_000, 10),
                600,
                List.of("operations@taskledger.example"));
    }

    private static EnvironmentSettings prod() {
        return new EnvironmentSettings(
                "prod",
                true,
                false,
                Optional.of("taskledger.example"),
                2,
                Rollout.ROLLING,
                new DatabaseSettings("t4g.large", 8, true, 100, 500, 940, false, false),
                new CacheSettings("cache.t4g.small", 2),
                new ServiceSettings(1024, 2048, 2, 10, 6_000, 8),
                new ServiceSettings(1024, 2048, 2, 10, 6_000, 8),
                900,
                List.of("operations@taskledger.example"));
    }
}
