package io.taskledger.query.changes;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/**
 * In which projects the people are of whom streams are to tell. Asked once for all streams, and
 * again after two seconds only. Of whom that cannot be learnt nobody is told.
 */
@Component
final class Acquaintances implements Sight.Acquaintance {

    private static final Logger log = LoggerFactory.getLogger(Acquaintances.class);
    private static final Set<ProjectionName> FROM = Set.of(ProjectionName.WORKSPACE);
    private static final Duration VALIDITY = Duration.ofSeconds(2);
    private static final int MOST = 200;

    private final Reader reader;
    private final JdbcClient jdbc;
    private final Lineage lineage;
    private final AsyncCache<String, Set<UUID>> projects =
            Caffeine.newBuilder()
                    .expireAfterWrite(VALIDITY)
                    .maximumSize(MOST)
                    .executor(task -> Thread.ofVirtual().name("acquaintances").start(task))
                    .buildAsync();

    Acquaintances(Reader reader, JdbcClient readModel, Lineage lineage) {
        this.reader = reader;
        this.jdbc = readModel;
        this.lineage = lineage;
    }

    @Override
    public boolean isInOneOf(Set<UUID> wanted, String person) {
        if (wanted.isEmpty()) {
            return false;
        }
        return !Collections.disjoint(projects.get(person, this::knownProjectsOf).join(), wanted);
    }

    /** What cannot be learnt is asked for again as late as what was learnt. */
    private Set<UUID> knownProjectsOf(String person) {
        try {
            return projectsOf(person);
        } catch (ProblemException | DataAccessException e) {
            log.debug("It is not known who may hear of {}", person, e);
            return Set.of();
        }
    }

    private Set<UUID> projectsOf(String person) {
        Freshness any = new Freshness(ConsistencyToken.START, VALIDITY, false);
        Reader.Read<Set<UUID>> found =
                reader.read(
                        any,
                        FROM,
                        snapshot ->
                                jdbc.sql(
                                                "select project_id from project_member where"
                                                        + " generation = ? and user_id = ?")
                                        .param(snapshot.generation(ProjectionName.WORKSPACE))
                                        .param(person)
                                        .query(UUID.class)
                                        .set());
        lineage.require(found.snapshot(), FROM);
        return found.value();
    }
}
