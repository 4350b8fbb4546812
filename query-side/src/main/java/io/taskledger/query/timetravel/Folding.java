package io.taskledger.query.timetravel;

import io.taskledger.query.projection.Fact;
import io.taskledger.query.timetravel.Past.Kind;
import io.taskledger.query.timetravel.Past.Then;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** Folds the facts of one aggregate after the other, and hands each on when it is over. */
final class Folding<T> {

    private static final Logger log = LoggerFactory.getLogger(Folding.class);

    private final Kind<T> kind;
    private final Consumer<Then<T>> seen;
    private @Nullable String id;
    private @Nullable T state;
    private boolean whole = true;

    Folding(Kind<T> kind, Consumer<Then<T>> seen) {
        this.kind = kind;
        this.seen = seen;
    }

    void next(Fact fact) {
        if (!fact.aggregateType().equals(kind.type())) {
            return;
        }
        if (!fact.aggregateId().equals(id)) {
            end();
            id = fact.aggregateId();
        }
        if (whole) {
            try {
                state = kind.fold().next(state, fact);
            } catch (RuntimeException e) {
                log.debug("{} cannot be folded from {} on", id, fact.position(), e);
                whole = false;
            }
        }
    }

    /** No more facts of this aggregate follow. */
    void end() {
        T last = state;
        if (last != null) {
            seen.accept(new Then<>(last, whole));
        }
        id = null;
        state = null;
        whole = true;
    }
}
