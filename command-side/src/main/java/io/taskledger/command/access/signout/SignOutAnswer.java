package io.taskledger.command.access.signout;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What became of the session.
 *
 * @param effective since when its tokens are refused
 */
@Schema(requiredProperties = "effective")
record SignOutAnswer(Effective effective) {

    /** Since when tokens are refused. */
    enum Effective {
        /** On every instance within seconds. */
        NOW,
        /** When they expire: a release that cannot end sessions is still running. */
        AT_EXPIRY
    }
}
