package io.taskledger.api.page;

import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param size how many entries a full page has, 1–100
 * @param number 0-based
 * @param totalElements how many entries the list has at the position the answer reflects; at most
 *     10,000
 * @param totalIsExact false where there may be more than {@code totalElements}
 * @param totalPages as {@code totalElements} makes; pages by number go no further
 * @param nextCursor for {@code cursor=}: what follows the last entry of this page, wherever it has
 *     moved by then; null on the last page
 * @param behind whether something may be missing from the list, or stand in the wrong place or be
 *     counted wrongly, because an event of it could not be applied and waits for an operator
 */
public record PageInfo(
        int size,
        long number,
        long totalElements,
        boolean totalIsExact,
        long totalPages,
        @Nullable String nextCursor,
        boolean behind) {}
