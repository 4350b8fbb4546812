package io.taskledger.system;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** The programs of one release. */
record Release(Path commandSide, Path querySide) {

    static final String COMMAND_SIDE = "command-side";
    static final String QUERY_SIDE = "query-side";

    /** What this build made. */
    static Release current() {
        return new Release(built(COMMAND_SIDE), built(QUERY_SIDE));
    }

    /**
     * The one that {@code infra/system-test/previous-release} names, built from the history if it
     * was not before. Where there is no history, as in a source archive or a shallow clone, the
     * test is skipped and says so; a whole clone that has not got that release fails.
     */
    static Release previous() {
        assumeThat(Programs.root().resolve(".git"))
                .as("The previous release is built from the history: use a clone")
                .exists();
        assumeThat(Programs.root().resolve(".git/shallow"))
                .as("The previous release is built from the history: git fetch --unshallow")
                .doesNotExist();
        // Where this build finds its libraries.
        String repository = System.getProperty("localRepository");
        String libraries = repository == null ? "" : "-Dmaven.repo.local=" + repository;
        String jars = Programs.run("infra/system-test/previous", libraries).strip();
        return new Release(
                Path.of(jars, COMMAND_SIDE + ".jar"), Path.of(jars, QUERY_SIDE + ".jar"));
    }

    Path jar(String side) {
        return side.equals(COMMAND_SIDE) ? commandSide : querySide;
    }

    private static Path built(String side) {
        return Programs.root().resolve(Path.of(side, "target", side + "-0.1.0-SNAPSHOT.jar"));
    }
}
