package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;

class ClientNetworkTest {

    @Test
    void ofIpv6IsWhatOneHostHasOf() throws Exception {
        InetAddress network = of("2001:db8:1:2:3:4:5:6");
        assertThat(of("2001:db8:1:2:ffff::1")).isEqualTo(network);
        assertThat(of("2001:db8:1:3::1")).isNotEqualTo(network);
        assertThat(of("fe80::1%1")).isEqualTo(of("fe80::2"));
    }

    @Test
    void ofIpv4IsTheAddress() throws Exception {
        assertThat(of("192.0.2.7")).isEqualTo(InetAddress.getByName("192.0.2.7"));
        assertThat(of("::ffff:192.0.2.7")).isEqualTo(of("192.0.2.7"));
        assertThat(of("192.0.2.8")).isNotEqualTo(of("192.0.2.7"));
    }

    private static InetAddress of(String address) throws UnknownHostException {
        return ClientNetwork.of(InetAddress.getByName(address));
    }
}
