package io.taskledger.cdk;

import io.taskledger.cdk.environment.CacheSettings;
import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Environments;
import io.taskledger.cdk.environment.Rollout;
import io.taskledger.cdk.environment.ServiceSettings;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An environment as synthesized; all of them once for all tests of a JVM.
 *
 * @param stacks by the part of the name that says what they hold
 */
public record Synthesized(EnvironmentSettings settings, Map<String, Template> stacks) {

    /** Where the templates are, for tools that read files. */
    static final Path OUTPUT = Path.of("target", "cdk.out");

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Synthesized> ENVIRONMENTS;
    private static final Synthesized OPTIONS;

    static {
        List<EnvironmentSettings> all =
                Stream.concat(Environments.all().stream(), Stream.of(everyOption())).toList();
        Taskledger.app(OUTPUT.toString(), all).synth();
        ENVIRONMENTS = Environments.all().stream().map(Synthesized::read).toList();
        OPTIONS = read(everyOption());
    }

    /** The three that are deployed. */
    public static List<Synthesized> environments() {
        return ENVIRONMENTS;
    }

    /** By name. */
    public static Synthesized environment(String name) {
        return ENVIRONMENTS.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    /** One that has every option switched on, which none of the three has. */
    public static Synthesized withEveryOption() {
        return OPTIONS;
    }

    public String name() {
        return settings.name();
    }

    /** What the stacks' own settings make of a name. */
    public String named(String part) {
        return settings.names().of(part);
    }

    public Template stack(String part) {
        Template stack = stacks.get(part);
        if (stack == null) {
            throw new AssertionError("No stack " + part + " in " + name());
        }
        return stack;
    }

    /** All resources of a type in any stack. */
    public List<JsonNode> properties(String type) {
        return stacks.values().stream().flatMap(s -> s.properties(type).stream()).toList();
    }

    static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Override
    public String toString() {
        return name();
    }

    private static Synthesized read(EnvironmentSettings settings) {
        Path directory = OUTPUT.resolve("assembly-" + settings.name());
        JsonNode manifest = json(directory.resolve("manifest.json"));
        String prefix = settings.names().of("");
        return new Synthesized(
                settings,
                manifest.path("artifacts")
                        .valueStream()
                        .filter(a -> "aws:cloudformation:stack".equals(a.path("type").asString()))
                        .map(a -> a.path("properties"))
                        .map(p -> template(directory, p))
                        .collect(
                                Collectors.toMap(
                                        t -> t.stack().substring(prefix.length()), t -> t)));
    }

    private static Template template(Path directory, JsonNode properties) {
        return new Template(
                properties.path("stackName").asString(),
                properties.path("terminationProtection").asBoolean(),
                json(directory.resolve(properties.path("templateFile").asString())));
    }

    private static EnvironmentSettings everyOption() {
        return new EnvironmentSettings(
                "options",
                true,
                false,
                Optional.of("options.taskledger.example"),
                2,
                Rollout.CANARY,
                new DatabaseSettings("t4g.large", 8, true, 100, 500, 940, true, true),
                new CacheSettings("cache.t4g.small", 2),
                new ServiceSettings(1024, 2048, 2, 10, 6_000, 8),
                new ServiceSettings(1024, 2048, 2, 10, 6_000, 8),
                900,
                List.of("operations@taskledger.example"));
    }
}
