package io.taskledger.command.platform.dispatch;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.CallerDeadline;
import io.taskledger.eventlog.append.CallerTurns;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Decides a command again on fresh state when someone else was faster: up to 10 tries with growing
 * jitter, 1.5 s of waiting at most. Nothing else is retried here: what the log cannot answer it
 * retries itself.
 */
public final class ConflictRetries implements RetryScheduler {

    private static final int MAX_TRIES = 10;
    private static final long MAX_WAIT_MILLIS = 300;

    private final KnownState known;
    private final ScheduledExecutorService clock;

    public ConflictRetries(KnownState known, ScheduledExecutorService clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public boolean scheduleRetry(
            @SuppressWarnings("rawtypes") CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!(failure instanceof ConcurrencyException) || failures.size() >= MAX_TRIES) {
            return false;
        }
        if (command.getPayload() instanceof LedgerCommand conflicted) {
            known.doubtedBy(conflicted);
        }
        long deadline = CallerDeadline.within(AppendSettings.DEFAULT.patience());
        Semaphore turns = CallerTurns.current();
        long bound = Math.min(MAX_WAIT_MILLIS, 2L << failures.size());
        clock.schedule(
                () -> Thread.startVirtualThread(() -> dispatch(dispatch, deadline, turns)),
                ThreadLocalRandom.current().nextLong(bound + 1),
                TimeUnit.MILLISECONDS);
        return true;
    }

    private static void dispatch(Runnable dispatch, long deadline, @Nullable Semaphore turns) {
        CallerDeadline.at(
                deadline,
                () ->
                        CallerTurns.with(
                                turns,
                                () -> {
                                    dispatch.run();
                                    return true;
                                }));
    }
}
