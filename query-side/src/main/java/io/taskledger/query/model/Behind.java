package io.taskledger.query.model;

/**
 * The column {@code behind} of what queries read: whether an event of the row's thing is parked, so
 * that the row is the last good state, not the newest (ADR 15).
 */
final class Behind {

    private Behind() {}

    /**
     * @param known false where nothing of the projection is parked: then no row is looked up
     * @param id the aggregate's, of a table {@code t}, as text
     */
    static String column(boolean known, String id) {
        return known
                ? """
                exists (select from dead_letter d
                        where  d.projection = 'workspace' and d.generation = t.generation and d.aggregate_id = %s) as behind\
                """
                        .formatted(id)
                : "false as behind";
    }
}
