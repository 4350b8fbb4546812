package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Templates are read by many and kept for long: they hold neither secrets nor account ids. */
class SecretsTest {

    private static final Pattern TWELVE_DIGITS =
            Pattern.compile("(?<![0-9A-Za-z])\\d{12}(?![0-9])");

    /** AWS's own, from which its load balancers write their logs. */
    private static final String LOAD_BALANCERS = "127311923021";

    private static final Pattern CREDENTIAL =
            Pattern.compile(
                    "(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN|(?i)\"(Master)?(User)?Password\"\\s*:\\s*\"[^\"{]");

    @EveryEnvironment
    void namesNoAccount(Synthesized environment) {
        assertThat(environment.stacks().values())
                .allSatisfy(
                        stack ->
                                assertThat(
                                                TWELVE_DIGITS
                                                        .matcher(stack.json().toString())
                                                        .results()
                                                        .map(MatchResult::group))
                                        .as(stack.stack())
                                        .allMatch(LOAD_BALANCERS::equals));
    }

    @EveryEnvironment
    void holdsNoSecret(Synthesized environment) {
        assertThat(environment.stacks().values())
                .allSatisfy(
                        stack ->
                                assertThat(CREDENTIAL.matcher(stack.json().toString()).find())
                                        .as(stack.stack())
                                        .isFalse());
    }

    /** Services sign in to everything by the roles of their tasks. */
    @EveryEnvironment
    void handsNoneToAService(Synthesized environment) {
        assertThat(environment.stack("services").properties("AWS::ECS::TaskDefinition"))
                .hasSizeGreaterThan(1)
                .allSatisfy(task -> assertThat(task.findValues("Secrets")).isEmpty());
    }
}
