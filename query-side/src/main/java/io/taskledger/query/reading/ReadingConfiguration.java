package io.taskledger.query.reading;

import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.admission.Places;
import io.taskledger.platform.consistency.TokenWriter;
import io.taskledger.query.platform.DatabaseSettings;
import io.taskledger.query.projection.Continuity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** What endpoints take and give, and how they read. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration implements WebMvcConfigurer {

    /** Connections for what does not queue: health, and waiting for positions. */
    private static final int UNQUEUED = 2;

    private final LogMarks log;
    private final TokenWriter tokens;
    private final Places places;

    ReadingConfiguration(LogMarks log, TokenWriter tokens, Places places) {
        this.log = log;
        this.tokens = tokens;
        this.places = places;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FreshnessArgument(log, tokens));
        resolvers.add(new ParametersArgument());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new AnswerConverter(places));
    }

    @Bean
    static Checkpoints checkpoints(JdbcOperations readModel) {
        return new Checkpoints(readModel);
    }

    @Bean
    static Positions positions(Checkpoints checkpoints) {
        return new Positions(checkpoints);
    }

    @Bean
    static Reader reader(
            JdbcOperations readModel,
            PlatformTransactionManager transactions,
            Checkpoints checkpoints,
            Positions positions,
            Places places,
            Continuity continuity,
            DatabaseSettings settings,
            ReadingSettings reading,
            JsonMapper json) {
        TransactionTemplate snapshots = new TransactionTemplate(transactions);
        DatabaseSettings.Database database = settings.readmodel();
        int most = Math.max(1, database.poolSize() - UNQUEUED);
        ReadingTurns turns =
                new ReadingTurns(most, reading.largeAtOnce(), database.connectionTimeout(), places);
        return new Reader(
                readModel,
                snapshots,
                checkpoints,
                positions,
                places,
                turns,
                continuity,
                json,
                reading.largeFrom().toBytes());
    }
}
