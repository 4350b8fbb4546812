package io.taskledger.query.operations.deadletter;

import io.taskledger.api.operations.view.RetryView;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Parked events of one aggregate in one generation, in the transaction of whoever calls. */
@Component
final class ParkedEvents {

    /** Events folded together. */
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final BatchRunner batches;

    ParkedEvents(@Qualifier("projections") DataSource source, BatchRunner batches) {
        this.jdbc = JdbcClient.create(source);
        this.batches = batches;
    }

    /** The position of the first one of any generation that can be folded here; else 0. */
    long first(ProjectionName projection, String aggregateId) {
        return jdbc.sql(
                        """
                        select coalesce(min(d.position), 0)
                        from   dead_letter d
                        join   projection_generation g using (projection, generation)
                        where  d.projection = ? and d.aggregate_id = ? and g.followed and g.version = ?
                        """)
                .param(projection.text())
                .param(aggregateId)
                .param(batches.projection(projection).version())
                .query(Long.class)
                .single();
    }

    /**
     * Applies those of them that are among these facts; none if there are parked ones before them,
     * which come first.
     *
     * @param facts of the aggregate, which follow each other
     */
    RetryView apply(
            ProjectionName projection, int generation, String aggregateId, List<Fact> facts) {
        Set<Long> parked = positions(projection, generation, aggregateId, facts);
        List<Fact> wanted =
                parked.stream().allMatch(each -> each >= facts.getFirst().position())
                        ? facts.stream().filter(each -> parked.contains(each.position())).toList()
                        : List.of();
        BatchRunner.Again again = batches.again(projection, generation);
        SortedMap<Long, String> failed = new TreeMap<>();
        List<Long> applied = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            Deadline.check();
            List<Fact> next = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
            failed.putAll(again.add(next));
            next.stream()
                    .map(Fact::position)
                    .filter(each -> !failed.containsKey(each))
                    .forEach(applied::add);
        }
        remove(projection, generation, aggregateId, applied);
        return new RetryView(
                applied.size(),
                count(projection, generation, aggregateId),
                failed.isEmpty() ? null : failed.get(failed.firstKey()));
    }

    private Set<Long> positions(
            ProjectionName projection, int generation, String aggregateId, List<Fact> facts) {
        return facts.isEmpty()
                ? Set.of()
                : jdbc.sql(
                                """
                                select position
                                from   dead_letter
                                where  projection = ? and generation = ? and aggregate_id = ? and position <= ?
                                """)
                        .param(projection.text())
                        .param(generation)
                        .param(aggregateId)
                        .param(facts.getLast().position())
                        .query(Long.class)
                        .set();
    }

    private int count(ProjectionName projection, int generation, String aggregateId) {
        return jdbc.sql(
                        """
                        select count(*)
                        from   dead_letter
                        where  projection = ? and generation = ? and aggregate_id = ?
                        """)
                .param(projection.text())
                .param(generation)
                .param(aggregateId)
                .query(Integer.class)
                .single();
    }

    private void remove(
            ProjectionName projection, int generation, String aggregateId, List<Long> applied) {
        jdbc.sql(
                        """
                        delete from dead_letter
                        where  projection = ? and generation = ? and aggregate_id = ? and position = any (?)
                        """)
                .param(projection.text())
                .param(generation)
                .param(aggregateId)
                .param(applied.toArray(Long[]::new))
                .update();
    }
}
