package io.taskledger.platform.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;

class TokenWriterTest {

    private static final ConsistencyToken TOKEN = new ConsistencyToken(7, 8);

    @Test
    void writesPositionsOnlyWhileTheReleaseBeforeReadsThem() {
        assertThat(new TokenWriter(true).text(TOKEN)).isEqualTo("tl2-7-00000008");
        assertThat(new TokenWriter(false).text(TOKEN)).isEqualTo("tl1-7");
        assertThat(new TokenWriter(true).eventId(TOKEN)).isEqualTo("tl2-7-00000008");
        assertThat(new TokenWriter(false).eventId(TOKEN)).isEqualTo("7");
    }

    @Test
    void tellsWhoeverHasAnotherLogsTokenThePresentOne() {
        ProblemException problem = new TokenWriter(true).unknown(TOKEN);
        assertThat(problem.code()).isEqualTo(ErrorCode.TOKEN_UNKNOWN);
        assertThat(problem.headers()).containsEntry(ConsistencyToken.HEADER, "tl2-7-00000008");
        assertThat(problem.extras()).containsEntry("token", "tl2-7-00000008");
    }
}
