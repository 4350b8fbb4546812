package io.taskledger.command.platform.dispatch;

import io.taskledger.api.command.LedgerCommand;

/** State that decisions begin with and that may be older than the log. */
public interface KnownState {

    /** The command is in the log, and so is what it changed. */
    void changedBy(LedgerCommand command);

    /** The command was decided on something that is no longer so. */
    void doubtedBy(LedgerCommand command);
}
