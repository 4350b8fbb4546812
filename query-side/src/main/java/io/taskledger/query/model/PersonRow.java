package io.taskledger.query.model;

/** A person who has signed in. */
public record PersonRow(String id, String name, String nameKey) {

    public static final Table<PersonRow> TABLE =
            Table.of(
                    "person",
                    "t.id, t.name, t.name_key",
                    "",
                    (row, number) ->
                            new PersonRow(
                                    row.getString("id"),
                                    row.getString("name"),
                                    row.getString("name_key")));
}
