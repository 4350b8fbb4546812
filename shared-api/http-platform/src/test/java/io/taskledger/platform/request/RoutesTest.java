package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import java.util.stream.Stream;

class RoutesTest {

    private final Routes routes = new Routes(Stream.empty());

    /** Whoever refuses them writes a line that names the route. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/noop;a=%zz", "/api/;a=%", "/;", "/api/noop;a=b"})
    void pathsWithParametersHaveNoneWhateverIsInThem(String path) {
        assertThat(routes.of(new MockHttpServletRequest("GET", path))).isEqualTo("unknown");
    }
}
