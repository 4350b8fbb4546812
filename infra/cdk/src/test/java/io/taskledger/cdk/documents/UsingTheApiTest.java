package io.taskledger.cdk.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The page for those who write clients says what the code does. */
class UsingTheApiTest {

    private static final Pattern CODE = Pattern.compile("(?m)^    ([A-Z_]+)\\((\\d{3}), \"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d{3}) \\| .{10,}\\|$");

    @Test
    void explainsEveryErrorCodeWithItsStatus() {
        String enumeration =
                text("shared-api/messages/src/main/java/io/taskledger/api/error/ErrorCode.java");
        List<String> codes =
                CODE.matcher(enumeration)
                        .results()
                        .map(code -> code.group(1).toLowerCase(Locale.ROOT) + " " + code.group(2))
                        .toList();

        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(ROW.matcher(page()).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void namesTheDefaultsThatAreInForce() {
        String platform = "shared-api/http-platform/src/main/java/io/taskledger/platform/";
        String quotas = text(platform + "quota/QuotaProperties.java");
        String limits = text(platform + "limit/RateLimitProperties.java");
        String http = text(platform + "request/HttpLimits.java");

        for (String number : List.of("100000", "1000000", "2000")) {
            assertThat(quotas).contains("@DefaultValue(\"" + number + "\")");
            assertThat(page())
                    .contains(String.format(Locale.ROOT, "| %,d |", Long.parseLong(number)));
        }
        assertThat(quotas).contains("@DefaultValue(\"5GB\")");
        assertThat(page()).contains("| 5 GB |");
        assertThat(limits).contains("@DefaultValue(\"1000\")", "@DefaultValue(\"2000\")");
        assertThat(page()).contains("| 1,000 a second, 2,000 at once |");
        assertThat(http).contains("@DefaultValue(\"160KB\")");
        assertThat(page()).contains("| body | 160 KB |");
    }

    private static String page() {
        return text("shared-api/docs/using-the-api.md");
    }

    private static String text(String file) {
        return Documents.text(Documents.ROOT.resolve(file));
    }
}
