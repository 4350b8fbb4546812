package io.taskledger.cdk.edge;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule of AWS's groups as its description has it
 * (docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html). What
 * exactly it looks for AWS keeps to itself: the patterns here are the examples of the description,
 * taken widely.
 *
 * @param where it looks: the end of its name
 */
record ManagedRule(String group, String name, String where, Pattern looksFor) {

    private static final String COMMON = "AWSManagedRulesCommonRuleSet";
    private static final String BAD_INPUTS = "AWSManagedRulesKnownBadInputsRuleSet";

    static List<ManagedRule> all() {
        String everywhere = "BODY QUERYARGUMENTS URIPATH COOKIE";
        return List.of(
                        rules(COMMON, "EC2MetaDataSSRF", everywhere, "169\\.254\\.169\\.254"),
                        rules(COMMON, "GenericLFI", "BODY QUERYARGUMENTS URIPATH", "\\.\\./|/etc/"),
                        rules(
                                COMMON,
                                "GenericRFI",
                                "BODY QUERYARGUMENTS URIPATH",
                                "(https?|ftps?|file)://[\\d.\\[]"),
                        rules(
                                COMMON,
                                "RestrictedExtensions",
                                "QUERYARGUMENTS URIPATH",
                                "\\.(bak|log|ini|conf|sql)\\b"),
                        rules(
                                COMMON,
                                "CrossSiteScripting",
                                everywhere,
                                "(?i)<\\s*script|javascript:|onerror="),
                        rules(COMMON, "SizeRestrictions", "BODY", "(?s).{8193}"),
                        rules(COMMON, "SizeRestrictions", "QUERYSTRING", "(?s).{2049}"),
                        rules(
                                BAD_INPUTS,
                                "Log4JRCE",
                                "BODY QUERYSTRING URIPATH HEADER",
                                "\\$\\{jndi:"),
                        rules(
                                BAD_INPUTS,
                                "JavaDeserializationRCE",
                                "BODY QUERYSTRING URIPATH HEADER",
                                "java\\.lang\\.Runtime"),
                        rules(BAD_INPUTS, "ReactJSRCE", "BODY", "__proto__|constructor"))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<ManagedRule> rules(
            String group, String name, String places, String looksFor) {
        return List.of(places.split(" ")).stream()
                .map(
                        place ->
                                new ManagedRule(
                                        group,
                                        name + "_" + place,
                                        place,
                                        Pattern.compile(looksFor)))
                .toList();
    }

    boolean isAboutBodies() {
        return where.equals("BODY");
    }

    boolean isAboutQueries() {
        return where.startsWith("QUERY");
    }

    boolean finds(String text) {
        return looksFor.matcher(text).find();
    }
}
