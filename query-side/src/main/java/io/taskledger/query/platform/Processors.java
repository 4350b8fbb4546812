package io.taskledger.query.platform;

import io.taskledger.query.history.HistoryProjection;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.workspace.WorkspaceProjection;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import tools.jackson.databind.json.JsonMapper;

import javax.sql.DataSource;

/** The projections of this service. */
@Configuration(proxyBeanMethods = false)
class Processors {

    @Bean
    Projection workspaceProjection(@Qualifier(Databases.PROJECTIONS) DataSource source) {
        return new WorkspaceProjection(new JdbcTemplate(source));
    }

    @Bean
    Projection historyProjection(
            @Qualifier(Databases.PROJECTIONS) DataSource source, JsonMapper json) {
        return new HistoryProjection(new JdbcTemplate(source), json);
    }
}
