package io.taskledger.cdk.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the fuzz tests send to the services, and some more that people write about their work, comes
 * through the firewall in a body and in a search: only the services refuse it, if anybody.
 */
class WhatPeopleWriteTest {

    private static final Path CORPUS =
            Path.of("..", "system-test/src/test/java/io/taskledger/system/FuzzedValues.java");
    private static final Pattern LITERAL =
            Pattern.compile("^ +\"((?:[^\"\\\\]|\\\\.)*)\"[,)]", Pattern.MULTILINE);
    private static final Pattern CODE_UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

    private static final List<String> ABOUT_WORK =
            List.of(
                    "Why does <script>alert(1)</script> show in the title?",
                    "Read ../../etc/passwd in the container",
                    "The proxy at http://10.0.0.1/admin is down",
                    "curl http://169.254.169.254/latest/meta-data",
                    "onerror=alert in javascript:void(0)",
                    "Remove backup.bak and old.log",
                    "Patch ${jndi:ldap://x} once more",
                    "java.lang.Runtime.exec in the plugin",
                    "{\"__proto__\": {\"constructor\": 1}}",
                    "\u754c".repeat(10_000));

    @EveryEnvironment
    void comesThrough(Synthesized environment) {
        Set<String> counted = onlyCounted(environment);
        List<String> texts = Stream.concat(corpus().stream(), ABOUT_WORK.stream()).toList();
        assertThat(texts).hasSizeGreaterThan(50).contains("<script>", "../../etc/passwd");

        assertThat(refusing(ManagedRule::isAboutBodies, counted, texts)).isEmpty();
        assertThat(refusing(ManagedRule::isAboutQueries, counted, texts)).isEmpty();
        assertThat(refusing(ManagedRule::isAboutBodies, Set.of(), texts))
                .as("what would be refused if nothing were only counted")
                .contains("CrossSiteScripting_BODY", "GenericLFI_BODY", "Log4JRCE_BODY");
    }

    @EveryEnvironment
    void isRefusedElsewhere(Synthesized environment) {
        Predicate<ManagedRule> elsewhere = rule -> !rule.isAboutBodies() && !rule.isAboutQueries();
        assertThat(refusing(elsewhere, onlyCounted(environment), ABOUT_WORK))
                .contains("GenericLFI_URIPATH", "CrossSiteScripting_COOKIE", "Log4JRCE_HEADER");
    }

    private static List<String> refusing(
            Predicate<ManagedRule> where, Set<String> counted, List<String> texts) {
        return ManagedRule.all().stream()
                .filter(where)
                .filter(rule -> texts.stream().anyMatch(rule::finds))
                .map(ManagedRule::name)
                .filter(name -> !counted.contains(name))
                .toList();
    }

    private static Set<String> onlyCounted(Synthesized environment) {
        return environment
                .stack("edge")
                .only("AWS::WAFv2::WebACL")
                .findValues("RuleActionOverrides")
                .stream()
                .flatMap(JsonNode::valueStream)
                .filter(override -> override.path("ActionToUse").has("Count"))
                .map(override -> override.path("Name").asString())
                .collect(Collectors.toSet());
    }

    private static List<String> corpus() {
        try {
            return LITERAL.matcher(Files.readString(CORPUS))
                    .results()
                    .map(found -> withCharacters(found.group(1)).translateEscapes())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withCharacters(String literal) {
        return CODE_UNIT
                .matcher(literal)
                .replaceAll(
                        unit -> {
                            char c = (char) Integer.parseInt(unit.group(1), 16);
                            return Matcher.quoteReplacement(String.valueOf(c));
                        });
    }
}
