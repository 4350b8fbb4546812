package io.taskledger.api.operations.view;

/** How far a rebuild has come. */
public enum RebuildState {
    /** Asked for; no instance has begun. */
    PENDING,
    /** Segments fold the log up to a position into tables without indexes. */
    BUILDING,
    /** The tables get their indexes and become part of the read model, not yet read. */
    INDEXING,
    /** What the log has got since is folded in. */
    CATCHING_UP,
    /** Its rows are compared with those of the live generation, both at one position. */
    COMPARING,
    /** Compared, and kept in step with the log: it can be promoted. */
    READY,
    /** An operator holds it, or it holds itself and says why; it goes on where it was. */
    PAUSED,
    /** Queries read it. */
    PROMOTED,
    /** Queries read the generation before it again; until it is dropped it can be promoted. */
    ROLLED_BACK,
    /** Given up; its tables are dropped. */
    CANCELLED
}
