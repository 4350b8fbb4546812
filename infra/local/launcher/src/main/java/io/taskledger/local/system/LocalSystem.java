package io.taskledger.local.system;

import io.taskledger.local.Console;
import io.taskledger.local.Settings;
import io.taskledger.local.process.Leftovers;
import io.taskledger.local.process.Part;
import io.taskledger.local.process.StartFailed;
import io.taskledger.local.process.Supervised;
import io.taskledger.servers.PostgresServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * All parts of one system: started in the order in which they need each other, stopped in reverse.
 */
public final class LocalSystem {

    private final Layout layout;
    private final Console console;
    private final Parts parts;
    private final Supervised postgres;
    private final Supervised redis;
    private final Supervised identity;
    private final List<Supervised> commandSides;
    private final List<Supervised> querySides;
    private final Supervised entryPoint;
    private volatile @Nullable Thread preparation;

    private LocalSystem(Parts parts, Console console) {
        this.layout = parts.layout();
        this.console = console;
        this.parts = parts;
        postgres = supervised(parts.postgres());
        redis = supervised(parts.redis());
        identity = supervised(parts.identity());
        commandSides = parts.commandSides().stream().map(this::supervised).toList();
        querySides = parts.querySides().stream().map(this::supervised).toList();
        entryPoint = supervised(parts.entryPoint());
    }

    /**
     * Makes ready what the processes need: directories, passwords, ports and programs. Stops what a
     * killed launcher left behind.
     *
     * @throws StartFailed if another program holds a port
     */
    public static LocalSystem prepare(Settings settings, Layout layout, Console console)
            throws IOException, InterruptedException, StartFailed {
        List<String> stopped =
                new Leftovers(layout.run())
                        .stop(name -> !name.equals("launcher") && !name.equals("postgres"));
        if (!stopped.isEmpty()) {
            console.step(
                    "stopped what an earlier start left running: " + String.join(", ", stopped));
        }
        layout.forgetTemporary();
        if (settings.fresh()) {
            new Leftovers(layout.run()).stop(name -> name.equals("postgres"));
            layout.forget();
        }
        PortCheck.of(settings);
        LogFiles logs = new LogFiles(layout.logs());
        logs.beginNew();
        logs.watch();
        Secrets secrets = Secrets.in(layout.secrets());
        Addresses addresses = Addresses.of(settings, layout);
        Programs programs = Programs.of(settings, layout);
        ServiceEnvironment environment = new ServiceEnvironment(addresses, secrets, layout);
        new StartedByHand(settings, layout, addresses, environment).write();
        return new LocalSystem(
                new Parts(settings, layout, addresses, programs, environment, secrets), console);
    }

    /** Returns when every part is ready. */
    public void start() throws IOException, InterruptedException, StartFailed {
        Steps steps = new Steps();
        var database = steps.add(() -> startDatabase());
        var eventLog = steps.add(() -> migrate("event log", parts.eventLogMigration()), database);
        var readModel =
                steps.add(() -> migrate("read model", parts.readModelMigration()), database);
        var cache = steps.add(() -> start(redis, "Redis is ready"));
        steps.add(() -> start(identity, "OpenID provider is ready"));
        steps.add(() -> start(entryPoint, "entry point listens"));
        startAll(steps, commandSides, "command side", List.of(eventLog, cache));
        startAll(steps, querySides, "query side", List.of(eventLog, readModel, cache));
        steps.await();
        EnvFile.write(layout.env(), parts.addresses(), parts.secrets());
    }

    /** Returns at once: what lets the next start be faster is made in the background. */
    public void prepareNextStart() {
        if (!AotCache.possible() || JavaProgram.hasOptionsOfTheUser()) {
            return;
        }
        preparation = Thread.ofVirtual().name("aot-caches").start(this::makeAotCaches);
    }

    private void makeAotCaches() {
        try {
            parts.programs().makeAotCaches(layout);
        } catch (IOException e) {
            console.say("The next start will be no faster: " + e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopPreparation() throws InterruptedException {
        Thread running = preparation;
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    private void startDatabase() throws StartFailed, InterruptedException {
        start(postgres, "PostgreSQL is ready");
        PostgresServer.bootstrap(
                parts.addresses().jdbc("postgres"),
                parts.secrets().superuser(),
                parts.secrets().roles());
    }

    private void migrate(String database, Migration migration) throws Exception {
        migration.run();
        console.step(database + " is up to date");
    }

    private void startAll(
            Steps steps,
            List<Supervised> instances,
            String words,
            List<CompletableFuture<Void>> needs) {
        for (int i = 0; i < instances.size(); i++) {
            Supervised instance = instances.get(i);
            String which = instances.size() == 1 ? words : words + " " + (i + 1);
            steps.add(() -> start(instance, which + " is ready"), needs);
        }
    }

    private void start(Supervised part, String words) throws StartFailed, InterruptedException {
        part.start();
        console.step(words);
    }

    /** The entry point first, so that nothing new comes in; PostgreSQL last. */
    public void stop() {
        try {
            Files.deleteIfExists(layout.ready());
            stopPreparation();
            entryPoint.stop();
            List<Supervised> services = new ArrayList<>(commandSides);
            services.addAll(querySides);
            services.add(identity);
            services.parallelStream().forEach(Supervised::stop);
            redis.stop();
            postgres.stop();
            Files.deleteIfExists(layout.env());
            StartedByHand.forget(layout);
            layout.forgetTemporary();
        } catch (IOException | InterruptedException e) {
            console.say("While stopping: " + e.getMessage());
        }
    }

    private Supervised supervised(Part part) {
        return new Supervised(part, layout.pidFile(part.name()), console::step);
    }
}
