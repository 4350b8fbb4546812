package io.taskledger.query.operations.deadletter;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.operations.deadletter.HeldLetters.Held;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Map;

import javax.sql.DataSource;

/** Gives a parked event up. */
@Component
final class Eviction {

    private final HeldLetters letters;
    private final CacheRest cache;
    private final OperatorActions actions;
    private final JdbcClient jdbc;

    Eviction(
            HeldLetters letters,
            CacheRest cache,
            OperatorActions actions,
            @Qualifier("projections") DataSource source) {
        this.letters = letters;
        this.cache = cache;
        this.actions = actions;
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * The event stays in the log; what it changed is not in the projection. Throws as {@link
     * HeldLetters#change}.
     */
    void evict(ProjectionName projection, long id, Operator operator) {
        letters.change(projection, id, held -> evict(projection, held, operator));
    }

    private Letter evict(ProjectionName projection, Held held, Operator operator) {
        Letter letter = held.letter();
        if (projection == ProjectionName.WORKSPACE && letter.event().equals(Visibility.REMOVAL)) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Who may see the project depends on it: retry it, or rebuild the projection.");
        }
        jdbc.sql(
                        """
                        delete from dead_letter
                        where  projection = :projection and generation in (:generations)
                        and    aggregate_id = :aggregate and position = :position
                        """)
                .param("projection", projection.text())
                .param("generations", held.generations())
                .param("aggregate", letter.aggregateId())
                .param("position", letter.position())
                .update();
        cache.endWithNewContents(projection);
        actions.record(
                operator,
                OperatorAction.DEAD_LETTER_EVICTED,
                projection,
                letter.aggregateId(),
                Map.of("position", letter.position(), "event", letter.event()));
        return letter;
    }
}
