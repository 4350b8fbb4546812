package io.taskledger.query.projection;

import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The checkpoints of one generation of a projection, claimed by one owner. Claims live and die by
 * the database's clock alone. Storing a position takes the row's lock and holds it to the end of
 * the transaction, so an owner that lost its claim cannot commit what it folded.
 */
public final class CheckpointTokenStore implements TokenStore {

    private static final String FIT =
            """
            exists (select from projection_generation g
                    where  g.projection = projection_checkpoint.projection
                    and    g.generation = projection_checkpoint.generation and g.diverged_at is null)
            """;

    private final JdbcClient jdbc;
    private final String projection;
    private final int generation;
    private final String node;
    private final String owner;
    private final Duration claimTimeout;
    private final Map<Integer, Long> left = new ConcurrentHashMap<>();

    /**
     * @param node the instance; a new incarnation takes over from an older one of the same node at
     *     once
     * @param claimTimeout how long a claim holds after its owner last said that it lives
     */
    CheckpointTokenStore(
            JdbcClient jdbc,
            ProjectionName projection,
            int generation,
            String node,
            int incarnation,
            Duration claimTimeout) {
        this.jdbc = jdbc;
        this.projection = projection.text();
        this.generation = generation;
        this.node = node;
        this.owner = node + "/" + incarnation;
        this.claimTimeout = claimTimeout;
    }

    public int generation() {
        return generation;
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return statement(
                        """
                        select segment
                        from   projection_checkpoint
                        where  projection = :projection and generation = :generation
                        order  by segment
                        """)
                .query(Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void initializeTokenSegments(
            String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = 0; segment < segmentCount; segment++) {
            statement(
                            """
                            insert into projection_checkpoint (projection, generation, segment, position)
                            values (:projection, :generation, :segment, :position)
                            on     conflict do nothing
                            """)
                    .param("segment", segment)
                    .param("position", positionOf(initialToken))
                    .update();
        }
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        List<Long> claimed =
                statement(
                                """
                                update projection_checkpoint
                                set    owner = :owner, claimed_at = clock_timestamp()
                                where  projection = :projection and generation = :generation and segment = :segment
                                and    not paused
                                and    %s
                                and    (owner is null or starts_with(owner, :node)
                                        or claimed_at < clock_timestamp() - make_interval(secs => :timeout))
                                returning position
                                """
                                        .formatted(FIT))
                        .param("segment", segment)
                        .param("node", node + "/")
                        .param("timeout", claimTimeout.toMillis() / 1000.0)
                        .query(Long.class)
                        .list();
        if (claimed.isEmpty()) {
            throw new UnableToClaimTokenException("Segment %d has an owner".formatted(segment));
        }
        left.put(segment, claimed.getFirst());
        return new PositionToken(claimed.getFirst());
    }

    /**
     * Begins a batch, whose transaction then commits without waiting for the disk. A server that
     * crashes, or hands over to a standby, may forget the last batches, but whole and in order,
     * rows and checkpoint together. They are folded again from the log, which waits for the disk
     * with every event; for that an owner gives up when the checkpoint is not where it left it.
     */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        mine(
                """
                update projection_checkpoint
                set    position = :position, claimed_at = clock_timestamp(), failure = null
                where  projection = :projection and generation = :generation and segment = :segment
                and    owner = :owner and position = :left and :left <= :position
                returning set_config('synchronous_commit', 'off', true)
                """,
                segment,
                positionOf(token));
        left.put(segment, positionOf(token));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        mine(
                """
                update projection_checkpoint
                set    claimed_at = clock_timestamp()
                where  projection = :projection and generation = :generation and segment = :segment
                and    owner = :owner
                returning owner
                """,
                segment,
                0);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        statement(
                        """
                        update projection_checkpoint
                        set    owner = null, claimed_at = null
                        where  projection = :projection and generation = :generation and segment = :segment
                        and    owner = :owner
                        """)
                .param("segment", segment)
                .param("owner", owner)
                .update();
    }

    /**
     * Shows operators why this projection does not go on; not in place of a divergence, for which
     * this waits if it is being declared.
     */
    void reportFailure(String failure) {
        statement(
                        """
                        with fit as (
                            select generation
                            from   projection_generation
                            where  projection = :projection and generation = :generation and diverged_at is null
                            for    share)
                        update projection_checkpoint
                        set    failure = :failure
                        where  projection = :projection and generation in (select generation from fit)
                        and    (owner is null or starts_with(owner, :node))
                        """)
                .param("failure", failure)
                .param("node", node + "/")
                .update();
    }

    private void mine(String sql, int segment, long position) {
        List<String> updated =
                statement(sql)
                        .param("segment", segment)
                        .param("position", position)
                        .param("left", left.getOrDefault(segment, 0L))
                        .query(String.class)
                        .list();
        if (updated.isEmpty()) {
            throw new UnableToClaimTokenException(
                    "Segment %d has another owner, or went back".formatted(segment));
        }
    }

    private JdbcClient.StatementSpec statement(String sql) {
        return jdbc.sql(sql)
                .param("projection", projection)
                .param("generation", generation)
                .param("owner", owner);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
