package io.taskledger.query.listing;

import io.taskledger.query.model.Where;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the rows of a list lie in, such as the projects of its tasks, where each part has indexes in
 * every order that the list may have. Its first rows are then found among the first rows of its
 * parts, instead of by sorting them all.
 *
 * @param column of the table that says which part a row is in
 * @param sql selects the ids of the parts, as {@code id}
 * @param parameters of that statement
 * @param ordered what an index begins with that has the rows of all parts in the order asked for;
 *     null if there is none
 */
public record Parts(String column, String sql, List<Object> parameters, @Nullable Where ordered) {}
