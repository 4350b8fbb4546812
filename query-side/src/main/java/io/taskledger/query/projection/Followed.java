package io.taskledger.query.projection;

/** A generation that processors keep in step with the log. */
record Followed(ProjectionName projection, int generation) {

    @Override
    public String toString() {
        return projection.text() + "-g" + generation;
    }
}
