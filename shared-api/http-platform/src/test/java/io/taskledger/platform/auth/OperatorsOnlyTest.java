package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import java.util.Set;

class OperatorsOnlyTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "0:0:0:0:0:0:0:1, true",
        "172.18.0.9, true",
        "172.19.0.9, false",
        "198.51.100.7, false"
    })
    void letsStrangersReadMetricsFromKnownAddressesOnly(String address, boolean may) {
        var request = new MockHttpServletRequest("GET", "/actuator/prometheus");
        request.setRemoteAddr(address);
        var operators = new OperatorsOnly(Set.of("127.0.0.0/8", "::1", "172.18.0.0/16"));
        assertThat(
                        operators
                                .authorize(
                                        () -> new TestingAuthenticationToken("someone", "none"),
                                        new RequestAuthorizationContext(request))
                                .isGranted())
                .isEqualTo(may);
    }
}
