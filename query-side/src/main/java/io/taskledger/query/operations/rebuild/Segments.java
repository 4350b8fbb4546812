package io.taskledger.query.operations.rebuild;

import io.taskledger.eventlog.read.AggregateRange;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/** The segments of bulk builds and who holds them, by the database's clock. */
@Component
final class Segments {

    private final JdbcClient jdbc;
    private final double timeoutSeconds;

    Segments(@Qualifier("projections") DataSource source, RebuildSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.timeoutSeconds = settings.claimTimeout().toMillis() / 1000.0;
    }

    /**
     * What is left of a segment.
     *
     * @param owner as whom it is held
     */
    record Segment(UUID rebuild, int number, String owner, AggregateRange rest) {

        Segment after(String id) {
            return new Segment(rebuild, number, owner, rest.after(id));
        }
    }

    /** Writes down the plan; idempotent, in the caller's transaction. */
    void plan(UUID rebuild, List<AggregateRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            jdbc.sql(
                            """
                            insert into rebuild_segment (rebuild_id, segment, after_id, up_to_id, done_id)
                            values (:rebuild, :segment, :after, :upTo, :after)
                            on     conflict do nothing
                            """)
                    .param("rebuild", rebuild)
                    .param("segment", i)
                    .param("after", ranges.get(i).afterId())
                    .param("upTo", ranges.get(i).upToId())
                    .update();
        }
    }

    /** One that nobody alive holds, if there is one. */
    Optional<Segment> claim(UUID rebuild, String owner) {
        return jdbc.sql(
                        """
                        update rebuild_segment
                        set    owner = :owner, claimed_at = clock_timestamp()
                        where  rebuild_id = :rebuild
                        and    segment = (select s.segment
                                          from   rebuild_segment s
                                          join   rebuild r on r.id = s.rebuild_id and r.state = 'BUILDING' and not r.paused
                                          where  s.rebuild_id = :rebuild and not s.finished
                                          and    (s.owner is null
                                                  or s.claimed_at < clock_timestamp() - make_interval(secs => :timeout))
                                          order  by s.segment
                                          limit  1
                                          for    update of s skip locked)
                        returning segment, done_id, up_to_id
                        """)
                .param("owner", owner)
                .param("rebuild", rebuild)
                .param("timeout", timeoutSeconds)
                .query(
                        (row, number) ->
                                new Segment(
                                        rebuild,
                                        row.getInt("segment"),
                                        owner,
                                        new AggregateRange(
                                                row.getString("done_id"),
                                                row.getString("up_to_id"))))
                .optional();
    }

    /**
     * Locks the segment to the end of the caller's transaction, so that nobody else can claim it
     * before that ends. The next part of a stream may take a while to be read, on a busy machine:
     * the server ends the session of an owner that says nothing for 20 s.
     *
     * @return false if the segment is not ours any more, or the build is not to go on
     */
    boolean hold(Segment segment) {
        return !jdbc.sql(
                        """
                        update rebuild_segment s
                        set    claimed_at = clock_timestamp()
                        from   rebuild r
                        where  r.id = s.rebuild_id and r.state = 'BUILDING' and not r.paused
                        and    s.rebuild_id = :rebuild and s.segment = :segment and s.owner = :owner
                        returning set_config('idle_in_transaction_session_timeout', '20s', true)
                        """)
                .param("rebuild", segment.rebuild())
                .param("segment", segment.number())
                .param("owner", segment.owner())
                .query(String.class)
                .list()
                .isEmpty();
    }

    /**
     * As {@link #hold}, and takes down that some more is in the tables.
     *
     * @param upToId inclusive
     * @param rows of the log
     * @param last whether that was all of the segment
     */
    boolean advance(Segment segment, String upToId, long rows, boolean last) {
        return jdbc.sql(
                                """
                                update rebuild_segment s
                                set    done_id = :done, processed = s.processed + :rows, finished = :last,
                                       claimed_at = clock_timestamp(), owner = case when :last then null else s.owner end
                                from   rebuild r
                                where  r.id = s.rebuild_id and r.state = 'BUILDING' and not r.paused
                                and    s.rebuild_id = :rebuild and s.segment = :segment and s.owner = :owner
                                """)
                        .param("done", upToId)
                        .param("rows", rows)
                        .param("last", last)
                        .param("rebuild", segment.rebuild())
                        .param("segment", segment.number())
                        .param("owner", segment.owner())
                        .update()
                > 0;
    }

    /** Lets others claim whatever is held as the owner. */
    void release(UUID rebuild, String owner) {
        jdbc.sql(
                        """
                        update rebuild_segment
                        set    owner = null, claimed_at = null
                        where  rebuild_id = ? and owner = ?
                        """)
                .param(rebuild)
                .param(owner)
                .update();
    }

    boolean allFinished(UUID rebuild) {
        return jdbc.sql(
                        "select not exists (select from rebuild_segment where rebuild_id = ? and"
                                + " not finished)")
                .param(rebuild)
                .query(Boolean.class)
                .single();
    }
}
