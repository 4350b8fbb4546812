package io.taskledger.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param issuer how tokens name this provider and where browsers reach it; no slash at the end
 * @param appUrl where the web client is served, one or several; each is known by {@code localhost}
 *     and by {@code 127.0.0.1}
 * @param dataDir keeps the signing key, so that tokens outlive a restart
 * @param refreshGrace how long after its replacement a refresh token may come back without harm
 */
@ConfigurationProperties("identity")
record IdentitySettings(
        String issuer, List<URI> appUrl, Path dataDir, @DefaultValue("30s") Duration refreshGrace) {

    /** Origins of the web client, without a path. */
    List<String> origins() {
        return appUrl.stream()
                .map(url -> url.getScheme() + "://" + url.getAuthority())
                .flatMap(
                        origin ->
                                Stream.of(
                                        origin,
                                        origin.replace("//localhost", "//127.0.0.1"),
                                        origin.replace("//127.0.0.1", "//localhost")))
                .distinct()
                .toList();
    }
}
