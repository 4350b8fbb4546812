package io.taskledger.platform.request;

import io.taskledger.platform.problem.AnswerNotTakenException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;

import java.io.IOException;
import java.time.Duration;

/** An answer in pieces, before each of which it looks at the time, unless it may last. */
final class AnswerStream extends ServletOutputStream {

    private static final int PIECE = 64 * 1024;

    private final ServletOutputStream out;
    private final ServletRequest request;
    private final long patience;
    private long began;
    private boolean givenUp;

    AnswerStream(ServletOutputStream out, ServletRequest request, Duration patience) {
        this.out = out;
        this.request = request;
        this.patience = patience.toNanos();
    }

    @Override
    public void write(int b) throws IOException {
        requireTime();
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            requireTime();
            out.write(bytes, offset + done, Math.min(PIECE, length - done));
        }
    }

    private void requireTime() throws IOException {
        long now = System.nanoTime();
        began = began == 0 ? now : began;
        if (now - began > patience && RequestDeadline.isSet(request)) {
            givenUp = true;
            throw new AnswerNotTakenException();
        }
    }

    boolean isGivenUp() {
        return givenUp;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }
}
