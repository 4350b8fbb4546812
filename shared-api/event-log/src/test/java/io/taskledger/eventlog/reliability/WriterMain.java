package io.taskledger.eventlog.reliability;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.TestPostgres;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An instance of a command side in a process of its own, without all but its appends: {@code
 * WriterMain url name callers commands contended}. That part of each caller's commands goes to a
 * few accounts that all writers want. Standard output says what came of each try, until the
 * commands are done or standard input ends.
 */
final class WriterMain {

    static final int WANTED = 4;
    private static final AppendSettings PATIENT = AppendSettings.within(Duration.ofSeconds(60));

    private final String name;
    private final int commands;
    private final double contention;
    private final GroupAppend appends;
    private final LogReader log;
    private volatile boolean ended;

    private WriterMain(String url, String name, int commands, double contention) {
        String role = "command_app";
        var connections = EventLogDataSource.forAppends(url, role, TestPostgres.password(role));
        this.name = name;
        this.commands = commands;
        this.contention = contention;
        this.appends = new GroupAppend(connections, PATIENT, AppendObserver.NONE);
        this.log = new LogReader(TestLog.pool(url, role), TestLog.SERIALIZER);
    }

    public static void main(String[] arguments) {
        var writer =
                new WriterMain(
                        arguments[0],
                        arguments[1],
                        Integer.parseInt(arguments[3]),
                        Double.parseDouble(arguments[4]));
        Thread.ofPlatform().daemon().start(writer::awaitEnd);
        writer.run(Integer.parseInt(arguments[2]));
    }

    private void awaitEnd() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Its end, too.
        }
        ended = true;
    }

    private void run(int callers) {
        say("clock", Instant.now());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                String own = name + "-" + caller;
                threads.submit(() -> work(own));
            }
        }
    }

    private void work(String own) {
        // What this caller last saw, so that others have moved on whenever they share an account.
        Map<String, Long> known = new HashMap<>();
        try {
            for (int i = 0; i < commands && !ended; i++) {
                boolean contended = ThreadLocalRandom.current().nextDouble() < contention;
                String account =
                        contended ? wanted(ThreadLocalRandom.current().nextInt(WANTED)) : own;
                untilAppended(own + "-" + i, account, known);
            }
        } catch (RuntimeException e) {
            say("failed", own, e.toString());
            System.exit(1);
        }
    }

    static String wanted(int number) {
        return "wanted-" + number;
    }

    /** As a command side does: decide on the state that is known; if it has changed, reload. */
    private void untilAppended(String command, String account, Map<String, Long> known) {
        while (true) {
            long sequence = known.getOrDefault(account, -1L) + 1;
            long start = System.nanoTime();
            try {
                var event = TestLog.opened(account, sequence, command);
                long position = appends.append(new Append(List.of(event), List.of(), null));
                known.put(account, sequence);
                long millis = (System.nanoTime() - start) / 1_000_000;
                say("appended", command, account, sequence, position, millis);
                return;
            } catch (ConcurrencyException e) {
                say("conflict", command);
                known.put(account, log.lastSequenceOf(account));
            } catch (EventStoreException e) {
                say("refused", command);
            }
        }
    }

    private static void say(Object... words) {
        var line = new StringBuilder();
        for (Object word : words) {
            line.append(word).append(' ');
        }
        synchronized (System.out) {
            System.out.println(line);
        }
    }
}
