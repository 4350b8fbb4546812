package io.taskledger.platform.admission;

/** A place that is held until it is closed. To close it again does nothing. */
@FunctionalInterface
public interface Place extends AutoCloseable {

    @Override
    void close();
}
