package io.taskledger.platform.admission;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Gives places back when an asynchronous answer has ended, whichever way. */
record Departure(Held held) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        held.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
