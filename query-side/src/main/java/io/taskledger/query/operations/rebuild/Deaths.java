package io.taskledger.query.operations.rebuild;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;

/**
 * Counts the processes that died while they worked on a rebuild: whoever ends in order, or fails in
 * an attempt, lets go of what it claimed. A rebuild at which too many died pauses itself, so that
 * what it dies of does not take the service down with it, start after start.
 */
@Component
final class Deaths {

    private static final Logger log = LoggerFactory.getLogger(Deaths.class);

    private final JdbcClient jdbc;
    private final Requests requests;
    private final RebuildSettings settings;

    Deaths(
            @Qualifier("projections") DataSource source,
            Requests requests,
            RebuildSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.requests = requests;
        this.settings = settings;
    }

    /**
     * Takes down whose claims have lapsed; a claim is told by the process's identity up to a slash.
     * Whoever has a claim's row locked lives: that a long stream is still being copied is seen by
     * nobody before it is committed. Only claims that have lapsed are locked for looking. One that
     * is frozen in there is found out by the server, which ends its session (see {@link
     * Segments#hold}).
     *
     * @param node this process
     * @return whether the rebuild is paused for that
     */
    boolean areTooMany(Rebuild rebuild, String node) {
        int found =
                jdbc.sql(
                                """
                                with driven as (
                                    select r.id as rebuild_id, r.owner
                                    from   rebuild r
                                    where  r.id = :rebuild and r.state <> 'READY'
                                    and    r.claimed_at < clock_timestamp() - make_interval(secs => :timeout)
                                    and    split_part(r.owner, '/', 1) <> :node
                                    for    no key update of r skip locked),
                                built as (
                                    select s.rebuild_id, s.owner
                                    from   rebuild_segment s
                                    join   rebuild r on r.id = s.rebuild_id and r.state = 'BUILDING'
                                    where  s.rebuild_id = :rebuild and not s.finished
                                    and    s.claimed_at < clock_timestamp() - make_interval(secs => :timeout)
                                    and    split_part(s.owner, '/', 1) <> :node
                                    for    no key update of s skip locked)
                                insert into rebuild_death (rebuild_id, node)
                                select distinct claim.rebuild_id, split_part(claim.owner, '/', 1)
                                from   (select * from driven union all select * from built) claim
                                on     conflict do nothing
                                """)
                        .param("rebuild", rebuild.id())
                        .param("timeout", settings.claimTimeout().toMillis() / 1000.0)
                        .param("node", node)
                        .update();
        int died = found == 0 ? 0 : count(rebuild);
        if (died < settings.mostDeaths()) {
            return false;
        }
        log.error("Rebuild {} pauses itself: {} processes died at it", rebuild.id(), died);
        requests.pauseBecause(
                rebuild.id(),
                "%d processes died while they worked on it, in state %s"
                        .formatted(died, rebuild.phase()));
        return true;
    }

    private int count(Rebuild rebuild) {
        return jdbc.sql(
                        """
                        select count(*)
                        from   rebuild_death
                        where  rebuild_id = ? and at > clock_timestamp() - interval '30 min'
                        """)
                .param(rebuild.id())
                .query(Integer.class)
                .single();
    }
}
