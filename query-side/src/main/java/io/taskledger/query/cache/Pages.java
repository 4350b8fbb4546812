package io.taskledger.query.cache;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Stored answers by keys that name the change they reflect, so that none is ever out of date. */
interface Pages {

    Optional<byte[]> get(String key);

    /**
     * Stores the bytes some time soon, or not at all.
     *
     * @param current whether they still are what anybody would ask for
     */
    void put(String key, byte[] value, BooleanSupplier current);
}
