package io.taskledger.identity;

import static io.taskledger.identity.RunningProvider.APP;
import static io.taskledger.identity.RunningProvider.ISSUER;
import static io.taskledger.identity.RunningProvider.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The script that prints a token for curl. */
class TokenScriptIT {

    @Test
    void givesTokensToTheScript() throws Exception {
        Process script = script("alice");
        String token = new String(script.getInputStream().readAllBytes()).strip();

        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isZero();
        assertThat(decode(token, ISSUER).getClaims()).containsEntry("username", "alice");
    }

    @Test
    void tellsTheScriptsUserWhatIsWrong() throws Exception {
        Process stranger = script("nobody");
        String complaint = new String(stranger.getErrorStream().readAllBytes());
        assertThat(stranger.waitFor()).isEqualTo(1);
        assertThat(complaint).startsWith("token: no account 'nobody'").hasLineCount(1);
        assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
    }

    private static Process script(String account) throws IOException {
        ProcessBuilder script =
                new ProcessBuilder(Path.of("..", "token").toAbsolutePath().toString(), account);
        script.environment().put("BASE_URL", APP);
        script.environment().put("IDENTITY_ISSUER", ISSUER);
        return script.start();
    }
}
