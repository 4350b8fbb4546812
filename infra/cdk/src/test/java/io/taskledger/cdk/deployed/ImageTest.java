package io.taskledger.cdk.deployed;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images have what the task definitions ask of them. */
class ImageTest {

    private static final List<String> SERVICES = List.of("command-side", "query-side");
    private static final String HEALTH =
            "shared-api/http-platform/src/main/java/io/taskledger/platform/request/HealthPaths.java";
    private static final Pattern LINES_GO_ON = Pattern.compile("\\\\\\n\\s*");

    @EveryEnvironment
    void runsAsTheImagesUserOnItsPort(Synthesized environment) {
        for (String service : SERVICES) {
            String image = dockerfile(service);
            JsonNode container = container(environment, service);
            assertThat(image).contains("USER " + text(container, "/User"));
            int port = container.at("/PortMappings/0/ContainerPort").asInt();
            int probes = container.at("/PortMappings/1/ContainerPort").asInt();
            assertThat(image)
                    .contains("SERVER_PORT=" + port + " ", "HTTP_PROBE_PORT=" + probes + " ")
                    .contains("EXPOSE " + port + " " + probes);
            assertThat(image).as("its own permissions on the mount").contains("VOLUME /tmp");
        }
    }

    /** The image's own check runs the same program, so it is there; the path is one it answers. */
    @EveryEnvironment
    void checksItsHealthWithWhatTheImageHas(Synthesized environment) {
        for (String service : SERVICES) {
            List<String> check = texts(container(environment, service), "/HealthCheck/Command");
            assertThat(check.get(0)).isEqualTo("CMD");
            Matcher own =
                    Pattern.compile("HEALTHCHECK .* CMD \\[\"(\\w+)\", \"-c\", \"exec 3<>/dev/tcp/")
                            .matcher(dockerfile(service));
            assertThat(own.find()).isTrue();
            assertThat(check.get(1)).isEqualTo(own.group(1));
            assertThat(check.get(3)).contains("/dev/tcp/127.0.0.1/8090", "GET /livez ");
        }
        assertThat(Sources.text(HEALTH)).contains("\"/livez\"");
        assertThat(environment.properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .allSatisfy(
                        group ->
                                assertThat(Sources.text(HEALTH))
                                        .contains("\"" + text(group, "/HealthCheckPath") + "\""));
    }

    /** As root, since the user may not write; under the options of the JVM that uses it. */
    @Test
    void startsFromTheCacheThatItsBuildRecorded() {
        for (String service : SERVICES) {
            assertThat(dockerfile(service))
                    .containsSubsequence(
                            "ENV ",
                            "JAVA_TOOL_OPTIONS=",
                            " -XX:AOTCacheOutput=app.aot ",
                            " -jar app.jar",
                            "USER ",
                            "ENTRYPOINT [\"java\", \"-XX:AOTCache=app.aot\", \"-jar\","
                                    + " \"app.jar\"]");
        }
    }

    @EveryEnvironment
    void findsTheCertificatesAndThePluginThatTheUrlsName(Synthesized environment) {
        for (String service : SERVICES) {
            String url =
                    Reference.map(container(environment, service).path("Environment"))
                            .get("TASKLEDGER_EVENTLOG_URL");
            assertThat(dockerfile(service))
                    .contains("WORKDIR /app")
                    .contains("COPY infra/images/rds-us-east-1.pem ./rds-ca.pem");
            assertThat(url).contains("sslmode=verify-full&sslrootcert=/app/rds-ca.pem&");
            String plugin = url.replaceAll(".*authenticationPluginClassName=([\\w.]+).*", "$1");
            assertThat(
                            Sources.has(
                                    "shared-api/http-platform/src/main/java/"
                                            + plugin.replace('.', '/')
                                            + ".java"))
                    .as(plugin)
                    .isTrue();
        }
    }

    @Test
    void trustsTheRootsOfRdsForDecades() throws CertificateException {
        var roots =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(
                                        Sources.text("infra/images/rds-us-east-1.pem")
                                                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(roots)
                .hasSize(3)
                .allSatisfy(
                        root -> {
                            X509Certificate certificate = (X509Certificate) root;
                            assertThat(certificate.getSubjectX500Principal().getName())
                                    .contains("CN=Amazon RDS us-east-1 Root CA");
                            assertThat(certificate.getBasicConstraints()).isNotNegative();
                            assertThat(certificate.getNotAfter().toInstant())
                                    .isAfter(Instant.now().plus(3650, ChronoUnit.DAYS));
                        });
    }

    @EveryEnvironment
    void isStoppedAfterItCouldFinish(Synthesized environment) {
        Matcher phase =
                Pattern.compile("timeout-per-shutdown-phase=(\\d+)s")
                        .matcher(
                                Sources.text(
                                        "shared-api/http-platform/src/main/resources/io/taskledger/platform/defaults.properties"));
        assertThat(phase.find()).isTrue();
        for (String service : SERVICES) {
            assertThat(container(environment, service).path("StopTimeout").asInt())
                    .isGreaterThan(2 * Integer.parseInt(phase.group(1)));
        }
    }

    @EveryEnvironment
    void signsInAsRolesThatTheBootstrapMakes(Synthesized environment) {
        String roles = Sources.text("shared-api/event-log/src/main/resources/db/bootstrap.sql");
        Matcher users =
                Pattern.compile("dbuser:\\*/(\\w+)")
                        .matcher(
                                environment.stack("services").json().toString()
                                        + environment.stack("migration").json());
        assertThat(users.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(
                        role -> assertThat(roles).containsPattern("create role " + role + "\\b"));
    }

    private static String dockerfile(String service) {
        return LINES_GO_ON.matcher(Sources.text(service + "/Dockerfile")).replaceAll("");
    }

    private static JsonNode container(Synthesized environment, String service) {
        return environment
                .stack("services")
                .with("AWS::ECS::TaskDefinition", "Family", environment.named(service))
                .at("/ContainerDefinitions/0");
    }
}
