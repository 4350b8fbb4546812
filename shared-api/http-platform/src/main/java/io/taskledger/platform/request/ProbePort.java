package io.taskledger.platform.request;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * A second door, for monitors only ({@link ProbePortFilter}). It has connections and threads of its
 * own, so that it answers when the other is full.
 */
final class ProbePort {

    private static final int MAX_CONNECTIONS = 64;
    private static final int TIMEOUT_MILLIS = 3_000;

    private ProbePort() {}

    static Connector connector(int port, @Nullable InetAddress address) {
        Connector connector = new Connector(HttpConnections.class.getName());
        connector.setPort(port);
        connector.setParseBodyMethods("");
        HttpConnections http = (HttpConnections) connector.getProtocolHandler();
        if (address != null) {
            http.setAddress(address);
        }
        http.setExecutor(new VirtualThreadExecutor("probe-"));
        http.setMaxConnections(MAX_CONNECTIONS);
        http.setConnectionTimeout(TIMEOUT_MILLIS);
        http.setKeepAliveTimeout(TIMEOUT_MILLIS);
        http.setMaxHttpRequestHeaderSize(8 * 1024);
        return connector;
    }
}
