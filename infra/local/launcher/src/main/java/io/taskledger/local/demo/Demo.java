package io.taskledger.local.demo;

import io.taskledger.local.Settings;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills in what is missing of the demo workspace. */
public final class Demo {

    private final Map<DemoAccount, DemoSession> sessions = new EnumMap<>(DemoAccount.class);
    private final LocalDate today = LocalDate.now();

    private Demo() {}

    /** The demo accounts, each as {@code id=name}, with commas in between. */
    public static String accounts() {
        return Stream.of(DemoAccount.values())
                .map(account -> account.id() + "=" + account.name())
                .collect(Collectors.joining(","));
    }

    /**
     * @return how many tasks were made; 0 if all of it was there
     * @throws IOException if a request was refused
     */
    public static int fill(Settings settings) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            Demo demo = new Demo();
            demo.signIn(settings, client, each);
            List<Future<Integer>> projects = new ArrayList<>();
            for (DemoProject project : DemoProject.all()) {
                projects.add(each.submit(() -> demo.filling(project).fill()));
            }
            int made = 0;
            for (Future<Integer> project : projects) {
                made += get(project);
            }
            return made;
        }
    }

    private void signIn(Settings settings, HttpClient client, ExecutorService each)
            throws IOException, InterruptedException {
        Map<DemoAccount, Future<String>> tokens = new EnumMap<>(DemoAccount.class);
        for (DemoAccount account : DemoAccount.values()) {
            tokens.put(account, each.submit(() -> DemoTokens.of(account, settings)));
        }
        for (Map.Entry<DemoAccount, Future<String>> token : tokens.entrySet()) {
            DemoSession session =
                    new DemoSession(client, settings.baseUrl(), get(token.getValue()));
            session.command("PUT", "/api/me", null, today.toString());
            sessions.put(token.getKey(), session);
        }
    }

    private DemoFilling filling(DemoProject project) {
        return new DemoFilling(project, sessions, today);
    }

    private static <T> T get(Future<T> result) throws IOException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e);
        }
    }
}
