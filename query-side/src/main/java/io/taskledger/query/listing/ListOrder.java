package io.taskledger.query.listing;

/** A sort field and its direction. Ids follow in the same direction, so no two entries tie. */
public record ListOrder<E>(SortField<E> field, boolean ascending, String idColumn) {

    /** As in the request. */
    public String text() {
        return field.name() + (ascending ? ",asc" : ",desc");
    }

    /** For the {@code order by} of a statement that calls the table {@code t}. */
    public String sql() {
        String direction = ascending ? " asc" : " desc";
        String byId = "t." + idColumn + direction;
        return field.column().equals(idColumn)
                ? byId
                : "t." + field.column() + direction + ", " + byId;
    }

    /**
     * What is behind a place whose two parameters follow. One comparison of both columns together:
     * an index that begins with them goes straight to the place, however many entries share a key.
     */
    public String behind() {
        return "(t.%s, t.%s) %s (?, ?)".formatted(field.column(), idColumn, ascending ? ">" : "<");
    }
}
