package io.taskledger.platform.request;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tomcat's HTTP with a deadline for the head of a request. Tomcat's own time-out begins anew with
 * every byte, so that one byte every few seconds would hold a connection for hours. While
 * connections are scarce, those on which nobody asks anything and those with a part of a head go
 * after {@link #PATIENCE_WHEN_SCARCE}. Tomcat makes it by its name.
 */
public final class HttpConnections extends Http11NioProtocol {

    static final Duration PATIENCE_WHEN_SCARCE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 500;

    private Duration headDeadline = Duration.ofSeconds(10);
    private @Nullable ScheduledFuture<?> looking;

    void setHeadDeadline(Duration deadline) {
        this.headDeadline = deadline;
    }

    /** Whether more than three quarters of what may be open is. */
    boolean areScarce() {
        // Tomcat counts the one that it will accept next already.
        return getConnectionCount() - 1 > getMaxConnections() * 3L / 4;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                this::endLate, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void endLate() {
        boolean scarce = areScarce();
        Duration patience =
                scarce && PATIENCE_WHEN_SCARCE.compareTo(headDeadline) < 0
                        ? PATIENCE_WHEN_SCARCE
                        : headDeadline;
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            try {
                if (endIfLate((NioSocketWrapper) connection, patience, scarce)) {
                    getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
                }
            } catch (RuntimeException | Error e) { // or nobody would look again
                getLog().warn("A connection could not be looked at", e);
            }
        }
    }

    /** Marks it while nobody can begin to process a request on it. */
    private static boolean endIfLate(
            NioSocketWrapper connection, Duration patience, boolean idleOnesToo) {
        // Whoever processes a request holds the lock.
        if (!connection.getLock().tryLock()) {
            return false;
        }
        try {
            boolean late = isLate(connection, patience, idleOnesToo);
            if (late) {
                connection.setError(new SocketTimeoutException("the request did not arrive"));
            }
            return late;
        } finally {
            connection.getLock().unlock();
        }
    }

    private static boolean isLate(
            NioSocketWrapper connection, Duration patience, boolean idleOnesToo) {
        if (!(connection.getCurrentProcessor() instanceof Processor request)) {
            long idle = System.currentTimeMillis() - connection.getLastRead();
            return idleOnesToo && idle > patience.toMillis();
        }
        if (request.isAsync() || request.isUpgrade()) {
            return false;
        }
        long began = request.getRequest().getStartTimeNanos();
        return began > 0 && System.nanoTime() - began > patience.toNanos();
    }
}
