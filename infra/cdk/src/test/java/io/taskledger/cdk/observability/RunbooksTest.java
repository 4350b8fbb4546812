package io.taskledger.cdk.observability;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.Names;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever is woken finds the page and the place on it. */
class RunbooksTest {

    private static final Path PAGES = Path.of("..", "runbooks");
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(Names.runbook("")) + "([\\w-]+\\.md)#([\\w-]+)$");
    private static final Pattern BETWEEN_PAGES = Pattern.compile("\\]\\(([\\w-]+\\.md)\\)");

    @EveryEnvironment
    void areThereForEveryAlarm(Synthesized environment) {
        assertThat(environment.properties("AWS::CloudWatch::Alarm"))
                .hasSizeGreaterThan(20)
                .allSatisfy(alarm -> assertIsThere(text(alarm, "/AlarmDescription")));
    }

    @EveryEnvironment
    void areThereForSecurityFindings(Synthesized environment) {
        String mail =
                text(
                        environment.stack("observability").only("AWS::Events::Rule"),
                        "/Targets/0/InputTransformer/InputTemplate");
        assertIsThere(mail.replace("\"", ""));
    }

    private static void assertIsThere(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(anchors(link.group(1))).contains(" " + link.group(2) + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "rollback",
                "secret-rotation",
                "point-in-time-restore",
                "zone-loss",
                "cache-loss",
                "read-model-rebuild",
                "schema-migration",
                "poison-events",
                "stuck-projection",
                "cost-spike",
                "user-off-boarding"
            })
    void areThereForEveryOperation(String page) throws IOException {
        String text = Files.readString(PAGES.resolve(page + ".md"));

        assertThat(text).hasSizeGreaterThan(400).startsWith("# ");
        BETWEEN_PAGES
                .matcher(text)
                .results()
                .forEach(link -> assertThat(PAGES.resolve(link.group(1))).exists());
    }

    /** As GitHub makes them of headings. */
    private static String anchors(String page) {
        try {
            StringBuilder all = new StringBuilder(" ");
            Files.readString(PAGES.resolve(page))
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(line -> line.replaceAll("[^\\w -]", "").replace(' ', '-'))
                    .forEach(anchor -> all.append(anchor).append(' '));
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(page, e);
        }
    }
}
