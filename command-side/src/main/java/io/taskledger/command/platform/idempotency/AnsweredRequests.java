package io.taskledger.command.platform.idempotency;

import io.taskledger.eventlog.append.DuplicateReceiptException;
import io.taskledger.eventlog.append.Receipt;
import io.taskledger.eventlog.append.Receipts;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Requests that were answered in the last seven days, by any instance. */
@Component
public class AnsweredRequests {

    private final Receipts receipts;

    AnsweredRequests(Receipts receipts) {
        this.receipts = receipts;
    }

    /** The answer to an earlier request with this key, if there was one. */
    public Optional<Answer> find(ReceiptDraft draft) {
        return receipts.find(draft.caller(), draft.key()).map(draft::answerOf);
    }

    /**
     * Stores the answer to a command that appended nothing.
     *
     * @return the position that the answer is current at
     * @throws DuplicateReceiptException if the key was answered in the meantime
     */
    public long record(Receipt receipt) {
        return receipts.record(receipt);
    }

    /** Any instance may do it, several at once too. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void prune() {
        receipts.prune();
    }
}
