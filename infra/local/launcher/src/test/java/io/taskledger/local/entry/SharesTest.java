package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.local.entry.Shares.Grant;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;

class SharesTest {

    @Test
    void oneClientLeavesHalfOfAllToOthers() throws Exception {
        Shares shares = new Shares(100, 100);
        assertThat(takeAll(shares, 1)).isEqualTo(50);
        assertThat(shares.take(client(1), 1)).isEqualTo(Grant.SHARE_USED_UP);
        assertThat(takeAll(shares, 2)).isEqualTo(25);
    }

    @Test
    void aNewcomerGetsOneOfTheLast() throws Exception {
        Shares shares = new Shares(4, 4);
        for (int i = 1; i <= 4; i++) {
            assertThat(shares.take(client(i), 1)).isEqualTo(Grant.TAKEN);
        }
        assertThat(shares.take(client(5), 1)).isEqualTo(Grant.ALL_USED_UP);
        assertThat(shares.take(client(4), 1)).isEqualTo(Grant.SHARE_USED_UP);
        shares.giveBack(client(1), 1);
        assertThat(shares.take(client(5), 1)).isEqualTo(Grant.TAKEN);
    }

    @Test
    void noClientGetsMoreThanItsShare() throws Exception {
        Shares shares = new Shares(100, 3);
        assertThat(takeAll(shares, 1)).isEqualTo(3);
        assertThat(shares.taken()).isEqualTo(3);
    }

    private static int takeAll(Shares shares, int client) throws UnknownHostException {
        int taken = 0;
        while (shares.take(client(client), 1) == Grant.TAKEN) {
            taken++;
        }
        return taken;
    }

    private static InetAddress client(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number});
    }
}
