package io.taskledger.cdk.deployed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that a service's settings records have, by their names in the environment. */
final class ServiceProperties {

    private static final Pattern SETTINGS =
            Pattern.compile(
                    "@ConfigurationProperties\\(\"([^\"]+)\"\\)\\s+(?:public )?record (\\w+)");

    private final Map<String, Boolean> required = new LinkedHashMap<>();

    private ServiceProperties() {}

    /** Of the modules a service is made of. */
    static ServiceProperties of(String... modules) {
        ServiceProperties all = new ServiceProperties();
        for (String source : Sources.mainSources(modules)) {
            Matcher settings = SETTINGS.matcher(source);
            if (settings.find()) {
                all.add(environment(settings.group(1)), settings.group(2), source);
            }
        }
        return all;
    }

    boolean has(String name) {
        return required.containsKey(name);
    }

    /** Those without which the service does not start. */
    List<String> required() {
        return required.keySet().stream().filter(required::get).toList();
    }

    private void add(String prefix, String record, String source) {
        for (String component : components(record, source)) {
            String declaration = component.strip();
            String name = declaration.substring(declaration.lastIndexOf(' ') + 1);
            String type =
                    declaration.replaceAll("^(@\\w+(\\([^)]*\\))?\\s+)*", "").split("[ <]")[0];
            String key = prefix + "_" + environment(name);
            if (source.contains("record " + type + "(")) {
                add(key, type, source);
            } else {
                required.put(
                        key,
                        !declaration.contains("@DefaultValue")
                                && !declaration.contains("@Nullable"));
            }
        }
    }

    /** Between the brackets after the record's name, at commas outside of other brackets. */
    private static List<String> components(String record, String source) {
        String header = source.substring(source.indexOf("record " + record + "("));
        StringBuilder all = new StringBuilder();
        int depth = 0;
        for (char c : header.substring(header.indexOf('(')).toCharArray()) {
            depth += c == '(' || c == '{' || c == '<' ? 1 : 0;
            depth -= c == ')' || c == '}' || c == '>' ? 1 : 0;
            if (depth == 0) {
                break;
            }
            all.append(c == ',' && depth == 1 ? '\u0000' : c);
        }
        return List.of(all.substring(1).split("\u0000"));
    }

    /** {@code poolSize}, {@code rate-limit} and {@code taskledger.auth} as the environment has. */
    private static String environment(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
