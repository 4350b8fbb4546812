package io.taskledger.platform.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicBoolean;

class TokenWriterTest {

    private static final ConsistencyToken TOKEN = new ConsistencyToken(7, 8);

    @Test
    void writesPositionsOnlyWhileTheReleaseBeforeReadsThem() {
        var fingerprints = new AtomicBoolean();
        TokenWriter writer = new TokenWriter(fingerprints::get);
        assertThat(writer.text(TOKEN)).isEqualTo("tl1-7");
        assertThat(writer.eventId(TOKEN)).isEqualTo("7");
        fingerprints.set(true);
        assertThat(writer.text(TOKEN)).isEqualTo("tl2-7-00000008");
        assertThat(writer.eventId(TOKEN)).isEqualTo("tl2-7-00000008");
    }

    @Test
    void tellsWhoeverHasAnotherLogsTokenThePresentOne() {
        ProblemException problem = new TokenWriter(() -> true).unknown(TOKEN);
        assertThat(problem.code()).isEqualTo(ErrorCode.TOKEN_UNKNOWN);
        assertThat(problem.headers()).containsEntry(ConsistencyToken.HEADER, "tl2-7-00000008");
        assertThat(problem.extras()).containsEntry("token", "tl2-7-00000008");
    }
}
