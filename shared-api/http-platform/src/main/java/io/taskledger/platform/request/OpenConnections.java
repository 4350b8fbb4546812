package io.taskledger.platform.request;

import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;

/**
 * Limits the connections of the server and what they may wait for, and knows whether many are left.
 * It is no bean of Spring Boot's own type for customizers: Boot would then apply it before its own,
 * which would undo it.
 */
final class OpenConnections {

    private final HttpLimits limits;
    private volatile @Nullable HttpConnections server;

    OpenConnections(HttpLimits limits) {
        this.limits = limits;
    }

    void limit(Connector connector) {
        HttpConnections http = (HttpConnections) connector.getProtocolHandler();
        http.setMaxConnections(limits.maxConnections());
        http.setHeadDeadline(limits.headDeadline());
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout(Math.toIntExact(limits.bodyDeadline().toMillis() / 2));
        // Whoever asks before sending a body is told to go on only by those who want to read it.
        http.setContinueResponseTiming("onRead");
        // Nor are there forms, which Tomcat would read before anybody asked for them.
        connector.setParseBodyMethods("");
        server = http;
    }

    boolean areScarce() {
        HttpConnections http = server;
        return http != null && http.areScarce();
    }
}
