package io.taskledger.platform.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body ends in an error when it grows past the limit or comes too slowly. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final HttpLimits limits;
    private @Nullable BodyStream body;

    BoundedRequest(HttpServletRequest request, HttpLimits limits) {
        super(request);
        this.limits = limits;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        BodyStream stream = body;
        if (stream == null) {
            stream = new BodyStream(super.getInputStream(), limits, System::nanoTime);
            body = stream;
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
