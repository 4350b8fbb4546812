package io.taskledger.platform.request;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import java.io.IOException;

/**
 * Ends the connection after an answer to a request whose body was not read, a refusal above all,
 * which {@linkplain UnreadBody#announceEnd says so}. Tomcat would read on, for as long as the
 * client likes, to use the connection again. What has already arrived is read, so that it can be;
 * what is on its way gets {@link #LINGER_MILLIS}, since a client that is still sending when the
 * connection ends may never see its answer.
 */
final class UnreadBodyValve extends ValveBase {

    static final int LINGER_MILLIS = 200;
    private static final int PAUSE_MILLIS = 50;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        UnreadBody body = UnreadBody.of(request);
        getNext().invoke(request, response);
        if (request.isAsync() || body.isReadUp()) {
            return;
        }
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
        response.finishResponse();
        boolean readUp = body.isReadUp();
        for (int waited = 0; waited < LINGER_MILLIS && !readUp; waited += PAUSE_MILLIS) {
            pause();
            readUp = body.isReadUp();
        }
        if (!readUp) {
            body.giveUp();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
