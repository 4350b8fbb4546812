package io.taskledger.cdk.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others make and we ship is watched, all of it. */
class SupplyChainTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void scanEveryImageThatThereIs() {
        Map<String, Object> images =
                cast(map(yaml(".github/workflows/scan.yml"), "jobs").get("images"));
        List<?> scanned = (List<?>) map(map(images, "strategy"), "matrix").get("include");

        assertThat(scanned)
                .extracting(image -> cast(image).get("file"))
                .containsExactlyInAnyOrderElementsOf(built("Dockerfile"));
    }

    /** A weakness is let through by name, for a reason and for a time. */
    @Test
    void letNoWeaknessThroughBecauseNobodyCorrectsIt() {
        assertThat(Sources.text(".github/workflows/scan.yml")).doesNotContain("ignore-unfixed");
        Map<String, Object> known = yaml(".github/trivyignore.yaml");
        assertThat((List<?>) known.get("vulnerabilities"))
                .allSatisfy(each -> assertThat(cast(each)).containsKeys("statement", "expired_at"));
    }

    @Test
    void askForNewVersionsOfAllThatIsBuiltIn() {
        Map<String, Object> bot = yaml(".github/dependabot.yml");
        Map<Object, Set<Object>> watched =
                ((List<?>) bot.get("updates"))
                        .stream()
                                .map(SupplyChainTest::cast)
                                .collect(
                                        Collectors.toMap(
                                                each -> each.get("package-ecosystem"),
                                                SupplyChainTest::directories));

        assertThat(watched).containsEntry("maven", Set.of("/"));
        assertThat(watched).containsEntry("github-actions", Set.of("/"));
        assertThat(watched).containsEntry("docker-compose", Set.of("/"));
        assertThat(watched).containsEntry("docker", foldersOf("Dockerfile"));
        assertThat(watched).containsEntry("npm", foldersOf("package.json"));
    }

    private static Set<Object> directories(Map<String, Object> update) {
        Object one = update.get("directory");
        return one != null ? Set.of(one) : Set.copyOf((List<?>) update.get("directories"));
    }

    private static Set<Object> foldersOf(String name) {
        return built(name).stream()
                .map(file -> "/" + file.substring(0, file.length() - name.length() - 1))
                .collect(Collectors.toSet());
    }

    /** Files of that name, but for what builds and tests leave. */
    private static List<String> built(String name) {
        try (Stream<Path> tree =
                Files.find(
                        ROOT,
                        5,
                        (path, attributes) ->
                                path.endsWith(name)
                                        && !path.toString()
                                                .matches(".*/(node_modules|target|dist)/.*"))) {
            return tree.map(path -> ROOT.relativize(path).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> yaml(String file) {
        return cast(new Yaml().load(Sources.text(file)));
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return cast(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }
}
