package io.taskledger.command.platform.quota;

import java.util.OptionalLong;

/** How much of something is used. Asking costs nothing and never waits. */
@FunctionalInterface
public interface Usage {

    /**
     * @param subject user id, or project id
     * @return empty as long as it is not known
     */
    OptionalLong of(Quota quota, String subject);
}
