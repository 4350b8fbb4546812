package io.taskledger.local;

import io.taskledger.local.demo.Demo;
import io.taskledger.local.process.Leftovers;
import io.taskledger.local.process.PidFile;
import io.taskledger.local.process.StartFailed;
import io.taskledger.local.system.Layout;
import io.taskledger.local.system.LocalSystem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code infra/local/up} and {@code infra/local/down} run. */
public final class Launcher {

    private static final Logger ROOT = Logger.getLogger("");

    private final Settings settings;
    private final Layout layout;
    private final Console console;
    private volatile @Nullable LocalSystem system;

    private Launcher(Settings settings) {
        this.settings = settings;
        this.layout = new Layout(settings.data());
        this.console = new Console(startOfThisProcess());
    }

    /** {@code up} or {@code down}, then settings as in {@link Settings}. */
    public static void main(String... arguments) throws Exception {
        ROOT.setLevel(Level.WARNING);
        List<String> words = List.of(arguments);
        try {
            Launcher launcher = new Launcher(Settings.parse(words.subList(1, words.size())));
            if (words.getFirst().equals("down")) {
                launcher.down();
            } else {
                launcher.up();
            }
        } catch (IllegalArgumentException | IOException | StartFailed e) {
            System.err.println(inWords(e));
            System.exit(1);
        }
    }

    private void up() throws IOException, InterruptedException, StartFailed {
        layout.create();
        // Held until this process ends, however it ends.
        var lock =
                FileChannel.open(
                                layout.run().resolve("launcher.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE)
                        .tryLock();
        if (lock == null) {
            throw new StartFailed(
                    "It is running already at "
                            + settings.baseUrl()
                            + "; infra/local/down stops it.");
        }
        layout.pidFile("launcher").write(ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        LocalSystem prepared = LocalSystem.prepare(settings, layout, console);
        system = prepared;
        prepared.start();
        fillInDemo();
        Welcome.say(console, settings, layout);
        Files.writeString(layout.ready(), settings.baseUrl() + "\n");
        prepared.prepareNextStart();
        Thread.currentThread().join();
    }

    /** A system without the demo is still a system. */
    private void fillInDemo() throws InterruptedException {
        if (!settings.demo()) {
            return;
        }
        try {
            int tasks = Demo.fill(settings);
            console.step(
                    tasks == 0
                            ? "demo workspace was there already"
                            : "demo workspace is filled in: " + tasks + " tasks");
        } catch (IOException e) {
            console.step("demo workspace could not be filled in: " + inWords(e));
        }
    }

    private void stop() {
        LocalSystem started = system;
        if (started != null) {
            console.say("Stopping …");
            started.stop();
            console.say("Stopped. The data is kept in " + layout.root() + ".");
        }
        try {
            layout.pidFile("launcher").delete();
        } catch (IOException e) {
            console.say("While stopping: " + e.getMessage());
        }
    }

    /** Messages of the file system say no more than a path. */
    private static String inWords(Exception e) {
        String message = e.getMessage();
        return message == null || e instanceof FileSystemException ? e.toString() : message;
    }

    /** Stops a running system, or what a killed launcher left of it. */
    private void down() throws IOException {
        PidFile pidFile = layout.pidFile("launcher");
        var running = pidFile.process();
        if (running.isPresent()) {
            running.get().destroy();
            running.get().onExit().join();
        }
        Leftovers leftovers = new Leftovers(layout.run());
        var stopped = leftovers.stop(name -> !name.equals("postgres"));
        stopped.addAll(leftovers.stop(name -> name.equals("postgres")));
        if (running.isEmpty() && stopped.isEmpty()) {
            console.say("It is not running.");
        } else {
            console.say("Stopped. The data is kept in " + layout.root() + ".");
        }
    }

    private static Instant startOfThisProcess() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }
}
