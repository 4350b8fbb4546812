package io.taskledger.platform.request;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/** Limits the connections of the server, and knows how many there are. */
final class OpenConnections implements TomcatConnectorCustomizer {

    private final int most;
    private volatile @Nullable AbstractProtocol<?> server;

    OpenConnections(HttpLimits limits) {
        this.most = limits.maxConnections();
    }

    @Override
    public void customize(Connector connector) {
        AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        protocol.setMaxConnections(most);
        server = protocol;
    }

    /** Whether more than three quarters of what may be open is. */
    boolean areScarce() {
        AbstractProtocol<?> protocol = server;
        // Tomcat counts the one that it will accept next already.
        return protocol != null && protocol.getConnectionCount() - 1 > most * 3L / 4;
    }
}
