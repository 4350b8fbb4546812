package io.taskledger.platform.request;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import java.io.IOException;

/**
 * Ends the connection after an answer to a request whose body was not read, a refusal above all.
 * Tomcat would read on, for as long as the client likes, to use the connection again. What has
 * already arrived is read, so that it can be; what is on its way gets {@link #LINGER_MILLIS}, since
 * a client that is still sending when the connection ends may never see its answer.
 */
final class UnreadBodyValve extends ValveBase {

    static final int LINGER_MILLIS = 200;
    private static final int PAUSE_MILLIS = 50;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        if (request.isAsync() || isReadUp(wire)) {
            return;
        }
        boolean told = !response.isCommitted();
        if (told) {
            response.setHeader("Connection", "close");
        }
        response.finishResponse();
        boolean readUp = isReadUp(wire);
        for (int waited = 0; waited < LINGER_MILLIS && !readUp; waited += PAUSE_MILLIS) {
            pause();
            readUp = isReadUp(wire);
        }
        // A client that was not told of the end may send its next request already.
        if (told || !readUp) {
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Reads what is there, without waiting for more. */
    private static boolean isReadUp(org.apache.coyote.Request wire) {
        try {
            while (!wire.isFinished()) {
                wire.action(ActionCode.AVAILABLE, Boolean.TRUE);
                // To read a chunk might be to wait for it.
                if (wire.getContentLengthLong() < 0
                        || wire.getAvailable() <= 0
                        || wire.doRead(new Discarded()) < 0) {
                    return wire.isFinished();
                }
            }
        } catch (IOException clientGone) {
            return false;
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
