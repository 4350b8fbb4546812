package io.taskledger.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Two instances of each side as {@code infra/local/up} starts them, once for all tests of the run.
 */
final class LocalSystem implements Examined {

    private static final Path DATA = Path.of("target/system").toAbsolutePath();
    // The provider's tokens live for 15 minutes.
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
    private static final LocalSystem RUNNING = start();

    private final Map<String, String> env;

    private LocalSystem(Map<String, String> env) {
        this.env = env;
    }

    static LocalSystem running() {
        return RUNNING;
    }

    private static LocalSystem start() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> Programs.run("infra/local/down", "--data", DATA.toString())));
        Programs.run(
                Scale.javaOptions(),
                Programs.root(),
                "infra/local/up",
                "--detach",
                "--no-build",
                "--fresh",
                "--instances",
                "2",
                "--data",
                DATA.toString(),
                "--port",
                freePort(),
                "--identity-port",
                freePort());
        return new LocalSystem(environment());
    }

    URI baseUrl() {
        return URI.create(env.get("BASE_URL"));
    }

    /** The first instance of a side, past the entry point. */
    URI instance(String side) {
        return instance(side, 1);
    }

    URI instance(String side, int number) {
        String urls = side.toUpperCase(Locale.ROOT).replace('-', '_') + "_URLS";
        return URI.create(env.get(urls).split(" ")[number - 1]);
    }

    /** An access token of a demo account, got the way a person gets it. */
    String token(String account) {
        return TOKENS.compute(
                        account,
                        (name, known) -> known != null && known.isFresh() ? known : signIn(name))
                .value();
    }

    private static Token signIn(String account) {
        return new Token(
                Programs.run("infra/local/token", "--data", DATA.toString(), account).strip(),
                System.nanoTime());
    }

    /**
     * @param since of {@link System#nanoTime()}
     */
    private record Token(String value, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    /** Whether every instance of both sides takes requests. */
    boolean isReady() {
        return Stream.of("COMMAND_SIDE_URLS", "QUERY_SIDE_URLS")
                .flatMap(side -> Stream.of(env.get(side).split(" ")))
                .allMatch(this::answers);
    }

    private boolean answers(String instance) {
        try {
            return new Api(URI.create(instance), token("alice")).get("/readyz").status() == 200;
        } catch (IOException down) {
            return false;
        }
    }

    @Override
    public Api as(String account) {
        return new Api(baseUrl(), () -> token(account));
    }

    Path data() {
        return DATA;
    }

    @Override
    public Connection eventLog() throws SQLException {
        return connect("EVENTLOG_URL");
    }

    @Override
    public Connection readModel() throws SQLException {
        return connect("READMODEL_URL");
    }

    private Connection connect(String variable) throws SQLException {
        URI url = URI.create(env.get(variable));
        String[] user = url.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        return DriverManager.getConnection(jdbc, user[0], user[1]);
    }

    /**
     * The process that now bears this name; supervision gives it another pid after each restart.
     */
    ProcessHandle process(String name) {
        try {
            long pid =
                    Long.parseLong(Files.readString(DATA.resolve("run/" + name + ".pid")).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query side behind a connection, by the process id in its application name. */
    String querySide(String applicationName) {
        long pid = Long.parseLong(applicationName.replaceFirst(".* (\\d+) #\\w+$", "$1"));
        return Stream.of("query-side-1", "query-side-2")
                .filter(each -> process(each).pid() == pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(applicationName));
    }

    void signal(String name, String signal) {
        Programs.run("/bin/kill", "-" + signal, String.valueOf(process(name).pid()));
    }

    /** Empties the cache at once, as an operator in a hurry would. */
    void flushRedis() {
        Programs.flush(URI.create(env.get("REDIS_URL")));
    }

    private static Map<String, String> environment() {
        try {
            Map<String, String> variables = new HashMap<>();
            for (String line : Files.readAllLines(DATA.resolve("run/env"))) {
                String[] pair = line.replaceFirst("^export ", "").split("=", 2);
                if (pair.length == 2) {
                    variables.put(pair[0], pair[1].replaceAll("^['\"]|['\"]$", ""));
                }
            }
            return Map.copyOf(variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
