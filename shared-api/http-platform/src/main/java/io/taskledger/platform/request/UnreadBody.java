package io.taskledger.platform.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;

import java.io.IOException;

/** What nobody has read of a request's body. */
public final class UnreadBody {

    private static final String ATTRIBUTE = UnreadBody.class.getName();

    private final org.apache.coyote.Request wire;

    private UnreadBody(org.apache.coyote.Request wire) {
        this.wire = wire;
    }

    static UnreadBody of(Request request) {
        UnreadBody body = new UnreadBody(request.getCoyoteRequest());
        request.setAttribute(ATTRIBUTE, body);
        return body;
    }

    /**
     * To be called before a refusal is written. If some of the body has not arrived yet, the
     * refusal says that the connection ends with it: a client that is not told may already be
     * sending its next request when the connection ends.
     */
    public static void announceEnd(ServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof UnreadBody body && !body.isReadUp()) {
            response.setHeader("Connection", "close");
        }
    }

    /** Reads what is there, without waiting for more, and tells whether that was all. */
    boolean isReadUp() {
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

    /** Nothing more of it will be read, and the connection not used again. */
    void giveUp() {
        wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
}
