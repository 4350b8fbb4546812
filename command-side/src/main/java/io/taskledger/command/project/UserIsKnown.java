package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.platform.people.KnownPeople;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** Only people who are known can be made members, or owners. */
record UserIsKnown(KnownPeople people, String userId) implements Rule {

    @Override
    public boolean broken() {
        return !people.isKnown(userId);
    }

    @Override
    public Rejected rejection() {
        return new Rejected(
                ErrorCode.USER_UNKNOWN, "They have to sign in once before they can be members.");
    }
}
