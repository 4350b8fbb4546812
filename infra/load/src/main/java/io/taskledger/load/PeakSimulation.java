package io.taskledger.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The deployment guide's peak: of 10,000 people a day with 50 to 100 requests each, so many at once
 * that 100 requests a second arrive; {@code load.rps} says how many instead. People come whether or
 * not those before them were served. Each looks around, makes a task, finds it there at once,
 * changes it from the version just seen, and reads on: two writes in ten requests.
 */
public final class PeakSimulation extends Simulation {

    private static final int REQUESTS_OF_A_VISIT = 10;
    private static final int RPS = Integer.getInteger("load.rps", 100);
    private static final int SECONDS = Integer.getInteger("load.seconds", 120);
    private static final int RAMP_SECONDS = 30;
    private static final String BASE_URL = System.getProperty("load.url", "http://localhost:8080");

    /** Tokens of people; with one, everybody is that one. */
    private static final List<String> TOKENS =
            List.of(Objects.requireNonNull(System.getenv("LOAD_TOKENS"), "LOAD_TOKENS").split(" "));

    public PeakSimulation() {
        Workspace workspace = Workspace.fill(BASE_URL, TOKENS.getFirst(), 10, 40);
        var people =
                listFeeder(
                                TOKENS.stream()
                                        .map(each -> Map.<String, Object>of("token", each))
                                        .toList())
                        .circular();
        var projects =
                listFeeder(
                                workspace.projects().stream()
                                        .map(each -> Map.<String, Object>of("project", each))
                                        .toList())
                        .circular();
        double visits = (double) RPS / REQUESTS_OF_A_VISIT;
        setUp(
                        scenario("a visit")
                                .exec(feed(people), feed(projects), visit())
                                .injectOpen(
                                        rampUsersPerSec(Math.max(0.1, visits / 10))
                                                .to(visits)
                                                .during(RAMP_SECONDS),
                                        constantUsersPerSec(visits).during(SECONDS)))
                .protocols(
                        http.baseUrl(BASE_URL)
                                .authorizationHeader("Bearer #{token}")
                                .acceptHeader("application/json")
                                .contentTypeHeader("application/json")
                                .shareConnections())
                .assertions(
                        global().failedRequests().percent().lt(0.1),
                        global().responseTime().percentile(95).lt(2_000));
    }

    private static ChainBuilder visit() {
        String tasks = "/api/projects/#{project}/tasks";
        return exec(
                get("projects", "/api/projects"),
                get("project", "/api/projects/#{project}"),
                get("tasks, newest", tasks + "?sort=updatedAt,desc"),
                get("tasks, second page", tasks + "?page=1&size=20"),
                get("tasks, searched", tasks + "?q=task"),
                http("create a task")
                        .post(tasks)
                        .body(StringBody("{\"title\":\"Made under load\"}"))
                        .check(
                                status().is(201),
                                jsonPath("$.id").saveAs("task"),
                                header("Consistency-Token").saveAs("seen")),
                http("the task just made")
                        .get(tasks + "/#{task}")
                        .header("Consistency-Token", "#{seen}")
                        .check(status().is(200), header("ETag").saveAs("version")),
                http("change it")
                        .patch(tasks + "/#{task}")
                        .header("If-Match", "#{version}")
                        .body(StringBody("{\"status\":\"DONE\"}"))
                        .check(status().is(200), header("Consistency-Token").saveAs("seen")),
                http("its history")
                        .get(tasks + "/#{task}/history")
                        .header("Consistency-Token", "#{seen}")
                        .check(status().is(200)),
                get("tasks to do", tasks + "?status=TODO"));
    }

    private static HttpRequestActionBuilder get(String name, String path) {
        return http(name).get(path).check(status().in(200, 304));
    }
}
