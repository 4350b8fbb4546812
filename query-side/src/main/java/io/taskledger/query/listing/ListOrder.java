package io.taskledger.query.listing;

import org.springframework.data.domain.Sort;

/** A sort field and its direction. Ids follow in the same direction, so no two entries tie. */
public record ListOrder<E>(SortField<E> field, boolean ascending, String idAttribute) {

    /** As in the request. */
    public String text() {
        return field.name() + (ascending ? ",asc" : ",desc");
    }

    Sort sort() {
        Sort.Direction direction = ascending ? Sort.Direction.ASC : Sort.Direction.DESC;
        return field.attribute().equals(idAttribute)
                ? Sort.by(direction, idAttribute)
                : Sort.by(direction, field.attribute(), idAttribute);
    }
}
