package io.taskledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.security.Security;

class NameLookupsTest {

    private final String before = Security.getProperty("networkaddress.cache.ttl");

    @AfterEach
    void restore() {
        Security.setProperty("networkaddress.cache.ttl", before == null ? "30" : before);
    }

    @Test
    void aServerThatFailedOverIsFoundAgainWithinSeconds() {
        NameLookups.keepShortly();
        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("5");
        assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("1");
    }
}
