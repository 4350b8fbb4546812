package io.taskledger.query.listing;

/**
 * How many entries a list has. To count them takes as long as there are many, so nobody counts
 * further than {@link #MOST}, and pages by number go no further.
 *
 * @param elements at most {@link #MOST}
 * @param isExact if not, there may be more
 */
record Total(long elements, boolean isExact) {

    static final long MOST = 10_000;

    /**
     * @param counted exact unless it is more than {@link #MOST}
     */
    static Total of(long counted) {
        return new Total(Math.min(counted, MOST), counted <= MOST);
    }

    /**
     * @param known how many there are at least
     */
    static Total atLeast(long known) {
        return new Total(Math.min(known, MOST), false);
    }

    long pages(int size) {
        return (elements + size - 1) / size;
    }
}
