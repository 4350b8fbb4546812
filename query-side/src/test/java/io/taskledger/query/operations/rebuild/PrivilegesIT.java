package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service's role can do to the schema: nothing but what a rebuild needs. */
@SharesTheWorld
class PrivilegesIT {

    private final JdbcClient service =
            JdbcClient.create(World.sharedDatabases().readModel("query_app"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select drop_generation('workspace', (select live_generation from projection where"
                        + " name = 'workspace'))",
                "select create_generation('workspace', 4711)",
                "select attach_generation_table('rebuild', 2)",
                "select attach_generation_table('task', 4711)",
                "create table mine (id integer)",
                "drop table task_g1",
                "truncate task",
                "alter table task add column mine integer",
                "update operator_action set actor = 'nobody'",
                "delete from operator_action",
                "delete from rebuild"
            })
    void refuses(String sql) {
        assertThatThrownBy(() -> service.sql(sql).query((row, number) -> 1).list())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void ownsNothing() {
        assertThat(
                        service.sql(
                                        "select count(*) from pg_class where relowner ="
                                                + " 'query_app'::regrole")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
