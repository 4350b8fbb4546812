package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs something once when an exchange is over: answered in full, or its connection is gone. (A
 * completion listener alone is not told of the latter.)
 */
final class Ending implements Runnable {

    private static final AttachmentKey<Endings> OF_CONNECTION = AttachmentKey.create(Endings.class);

    private static final class Endings implements ServerConnection.CloseListener {
        private final Set<Ending> pending = ConcurrentHashMap.newKeySet();

        @Override
        public void closed(ServerConnection connection) {
            pending.forEach(Ending::run);
        }
    }

    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable action;

    private Ending(Runnable action) {
        this.action = action;
    }

    static void of(HttpServerExchange exchange, Runnable action) {
        Ending ending = new Ending(action);
        Endings endings = of(exchange.getConnection());
        endings.pending.add(ending);
        exchange.addExchangeCompleteListener(
                (ended, next) -> {
                    endings.pending.remove(ending);
                    ending.run();
                    next.proceed();
                });
        if (!exchange.getConnection().isOpen()) {
            ending.run();
        }
    }

    private static Endings of(ServerConnection connection) {
        Endings endings = connection.getAttachment(OF_CONNECTION);
        if (endings == null) {
            endings = new Endings();
            connection.putAttachment(OF_CONNECTION, endings);
            connection.addCloseListener(endings);
        }
        return endings;
    }

    @Override
    public void run() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }
}
