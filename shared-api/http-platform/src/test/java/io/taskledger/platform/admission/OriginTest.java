package io.taskledger.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginTest {

    @Test
    void oneNetworkIsOneStranger() {
        assertThat(of("2001:db8:1:2::7")).isEqualTo(of("2001:db8:1:2:ffff::9"));
        assertThat(of("2001:db8:1:2::7")).isNotEqualTo(of("2001:db8:1:3::7"));
    }

    @Test
    void oneAddressOfTheOldKindIsOneStranger() {
        assertThat(of("192.0.2.7")).isEqualTo("address:192.0.2.7").isNotEqualTo(of("192.0.2.8"));
        assertThat(of("::ffff:192.0.2.7")).isEqualTo(of("192.0.2.7"));
    }

    private static String of(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Origin.of(request);
    }
}
