package io.taskledger.platform.request;

import org.apache.tomcat.util.net.ApplicationBufferHandler;

import java.nio.ByteBuffer;

/** Where bytes go that nobody wants. */
final class Discarded implements ApplicationBufferHandler {

    // Tomcat sets the limit of what it has handed over.
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return bytes;
    }

    @Override
    public void expand(int size) {}
}
