package io.taskledger.cdk.data;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class CacheTest {

    @EveryEnvironment
    void speaksTlsOnlyToThoseWhoKnowTheToken(Synthesized environment) {
        JsonNode cache = cache(environment);

        assertThat(text(cache, "/Engine")).isEqualTo("valkey");
        assertThat(cache.path("TransitEncryptionEnabled").asBoolean()).isTrue();
        assertThat(text(cache, "/TransitEncryptionMode")).isEqualTo("required");
        assertThat(cache.path("AtRestEncryptionEnabled").asBoolean()).isTrue();
        assertThat(cache.has("AuthToken")).isTrue();
    }

    @EveryEnvironment
    void forgetsTheLeastRecentlyUsedFirst(Synthesized environment) {
        assertThat(
                        text(
                                environment.stack("data").only("AWS::ElastiCache::ParameterGroup"),
                                "/Properties/maxmemory-policy"))
                .isEqualTo("allkeys-lru");
    }

    @Test
    void failsOverInProductionAndStaging() {
        for (String name : new String[] {"staging", "prod"}) {
            JsonNode cache = cache(Synthesized.environment(name));
            assertThat(cache.path("NumCacheClusters").asInt()).isEqualTo(2);
            assertThat(cache.path("AutomaticFailoverEnabled").asBoolean()).isTrue();
            assertThat(cache.path("MultiAZEnabled").asBoolean()).isTrue();
        }
    }

    private static JsonNode cache(Synthesized environment) {
        return environment.stack("data").only("AWS::ElastiCache::ReplicationGroup");
    }
}
