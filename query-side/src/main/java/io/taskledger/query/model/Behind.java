package io.taskledger.query.model;

/**
 * The column {@code behind} of what queries read: whether an event of the row's thing is parked, so
 * that the row is the last good state, not the newest (ADR 15).
 */
final class Behind {

    private static final String OF_ITSELF =
            """
            exists (select from dead_letter d
                    where  d.projection = 'workspace' and d.generation = t.generation and d.aggregate_id = %s)\
            """;

    /** Asked once a page, not once a row. */
    private static final String OF_WHAT_IS_IN_IT =
            """
            t.id in (select d.project_id from dead_letter d
                     where  d.projection = 'workspace' and d.generation = ? and d.project_id is not null)\
            """;

    private Behind() {}

    /**
     * @param known false where nothing of the projection is parked: then no row is looked up
     * @param id the aggregate's, of a table {@code t}, as text
     */
    static String column(boolean known, String id) {
        return known ? OF_ITSELF.formatted(id) + " as behind" : "false as behind";
    }

    /**
     * Of projects, which show what is counted in them: also whether an event of something in it is.
     * It has a parameter, the generation.
     */
    static String ofProjects() {
        return "(%s or %s) as behind"
                .formatted(OF_ITSELF.formatted("t.id::text"), OF_WHAT_IS_IN_IT);
    }
}
