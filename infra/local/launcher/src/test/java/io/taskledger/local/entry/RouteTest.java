package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/projects,                              QUERY_SIDE",
        "HEAD,    /api/projects/1/tasks,                      QUERY_SIDE",
        "OPTIONS, /api/projects,                              QUERY_SIDE",
        "POST,    /api/projects,                              COMMAND_SIDE",
        "PUT,     /api/me,                                    COMMAND_SIDE",
        "PATCH,   /api/projects/1/tasks/2,                    COMMAND_SIDE",
        "DELETE,  /api/projects/1,                            COMMAND_SIDE",
        "GET,     /api/admin/audit,                           QUERY_SIDE",
        "GET,     /api/admin/projections,                     QUERY_SIDE",
        "POST,    /api/admin/projections/tasks/pause,         QUERY_SIDE",
        "DELETE,  /api/admin/projections/tasks/dead-letters/1, QUERY_SIDE",
        "POST,    /api/admin/rebuilds/1/promote,              QUERY_SIDE",
        "POST,    /api/admin/other,                           COMMAND_SIDE",
        "GET,     /api/auth/diagnostic,                       QUERY_SIDE",
        "TRACE,   /api/projects,                              NO_METHOD",
        "CONNECT, /api/projects,                              NO_METHOD",
        "GET,     /,                                          WEB_CLIENT",
        "GET,     /projects/1,                                WEB_CLIENT",
        "GET,     /apiary,                                    WEB_CLIENT",
        "GET,     /api,                                       NOWHERE",
        "GET,     /actuator,                                  NOWHERE",
        "GET,     /actuator/health,                           NOWHERE",
        "GET,     /v3/api-docs,                               NOWHERE",
        "GET,     /api/../actuator/env,                       NOWHERE",
        "POST,    /api/..,                                    NOWHERE",
        "POST,    /api//admin/projections,                    NOWHERE",
        "GET,     /api/\\..\\actuator,                        NOWHERE",
    })
    void goesWhereTheLoadBalancerSendsIt(String method, String path, Route route) {
        assertThat(Route.of(method, path)).isEqualTo(route);
    }
}
