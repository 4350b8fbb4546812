package io.taskledger.platform.redis;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which something was sent while nothing came back, for once to twice as long
 * as the patience. While data is not acknowledged no keep-alive asks whether the other end is
 * there, and the system would go on sending it for a quarter of an hour; commands are answered
 * within milliseconds, so whoever connects anew is better off. Runs on the connection's own thread.
 */
final class UnansweredConnection extends ChannelDuplexHandler {

    private final Duration patience;
    private long answers;
    private boolean waiting;
    private boolean watched;

    UnansweredConnection(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        waiting = true;
        if (!watched) {
            watch(context);
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        answers++;
        waiting = false;
        context.fireChannelRead(message);
    }

    private void watch(ChannelHandlerContext context) {
        watched = true;
        long before = answers;
        context.executor()
                .schedule(() -> look(context, before), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context, long before) {
        watched = false;
        if (!waiting || !context.channel().isActive()) {
            return;
        }
        if (answers == before) {
            context.close();
        } else {
            watch(context);
        }
    }
}
