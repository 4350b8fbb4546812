package io.taskledger.query.cache;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Reader;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import javax.sql.DataSource;

/** Puts the cache before the reader. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    @Bean
    LastChanges lastChanges() {
        return new LastChanges();
    }

    @Bean
    Pages pages(LettuceConnectionFactory redis, CacheSettings settings) {
        Pages shared =
                new RedisPages(() -> (RedisClient) redis.getRequiredNativeClient(), settings);
        return settings.enabled() ? new RecentPages(shared, settings.lifetime()) : shared;
    }

    @Bean
    @Primary
    Answers cachedAnswers(
            Reader reader,
            LastChanges changes,
            @Qualifier("projections") DataSource projections,
            Pages pages,
            Continuity continuity,
            LogMarks log,
            MeterRegistry meters) {
        CurrentTables tables =
                new CurrentTables(continuity, new LiveTables(new JdbcTemplate(projections)));
        return new CachedAnswers(
                reader,
                changes,
                new Stamps(changes, tables, log),
                tables,
                new Admissions(),
                pages,
                meters);
    }
}
