package io.taskledger.system;

import java.nio.file.Path;

/** The programs of one release. */
record Release(Path commandSide, Path querySide) {

    static final String COMMAND_SIDE = "command-side";
    static final String QUERY_SIDE = "query-side";

    /** What this build made. */
    static Release current() {
        return new Release(built(COMMAND_SIDE), built(QUERY_SIDE));
    }

    Path jar(String side) {
        return side.equals(COMMAND_SIDE) ? commandSide : querySide;
    }

    private static Path built(String side) {
        return Programs.root().resolve(Path.of(side, "target", side + "-0.1.0-SNAPSHOT.jar"));
    }
}
