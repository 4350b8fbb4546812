package io.taskledger.query.reading;

import java.util.function.Function;

/**
 * A query on the read model: what it asks, and what it makes of the answers.
 *
 * @param <T> what it shows
 */
@FunctionalInterface
public interface Query<T> {

    /**
     * Asks; may be called several times.
     *
     * @return makes the content of what was answered, once it was, with the snapshot that answered;
     *     throws what the query's caller is to be told
     */
    Function<Snapshot, Content<T>> ask(Questions questions);
}
