package io.taskledger.query.projection;

/** Hears of batches after they are committed on this instance. */
public interface CommitListener {

    /** The generation of the projection now has every event up to the position. */
    void committed(ProjectionName projection, int generation, long position);
}
