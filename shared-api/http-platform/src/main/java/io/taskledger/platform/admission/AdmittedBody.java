package io.taskledger.platform.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * A body that holds a place while it is read, and as many bytes as it declares, or as have arrived,
 * until its request is answered: whoever read them still has them.
 */
final class AdmittedBody extends ServletInputStream {

    private static final long STEP = 16 * 1024;

    private final ServletInputStream body;
    private final Held held;
    private final long declared;
    private @Nullable Place reading;
    private long bytesHeld;
    private long seen;

    /**
     * @param declared bytes; −1 if unknown
     */
    AdmittedBody(ServletInputStream body, Held held, long declared) {
        this.body = body;
        this.held = held;
        this.declared = declared;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (seen == 0 && reading == null && declared != 0) {
            reading = held.take(Holding.BODY);
            hold(declared);
        }
        int count = body.read(target, offset, length);
        seen += Math.max(0, count);
        hold(seen);
        if (reading != null && (count < 0 || body.isFinished())) {
            reading.close();
        }
        return count;
    }

    private void hold(long bytes) {
        if (bytes > bytesHeld) {
            long more = declared > 0 ? bytes - bytesHeld : Math.max(STEP, bytes - bytesHeld);
            held.take(Holding.BODY_BYTES, more);
            bytesHeld += more;
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
