package io.taskledger.query.reading;

/** Answers queries on the workspace, from wherever the answer can soundly come. */
public interface Answers {

    /**
     * The answer to a query, fresh enough. Whether the caller may see the subject is decided in any
     * case by what the query itself decides, at the position that the answer reflects.
     *
     * @throws io.taskledger.platform.problem.ProblemException with {@code projection_behind} if the
     *     wish cannot be met in time, or whatever the query throws
     */
    <T> Answer<T> answer(Freshness wish, Subject subject, Query<T> query);
}
