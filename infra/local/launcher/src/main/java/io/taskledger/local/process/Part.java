package io.taskledger.local.process;

import java.io.IOException;

/** One process of the local system that is to be kept alive. */
public interface Part {

    /** Names the pid file and the log, for example {@code command-side-1}. */
    String name();

    /**
     * Starts the process. Called again after each death; whatever a killed predecessor left behind
     * is cleared away by the part.
     *
     * @throws IOException if it cannot be started, in words for a reader
     */
    Running start() throws IOException;

    /**
     * Whether the process is ready for use; asked repeatedly after the start.
     *
     * @throws IOException is taken as no
     */
    boolean isReady() throws IOException;
}
