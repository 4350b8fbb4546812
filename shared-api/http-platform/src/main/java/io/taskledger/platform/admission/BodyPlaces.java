package io.taskledger.platform.admission;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body takes its places when somebody begins to read it. */
final class BodyPlaces extends HttpServletRequestWrapper {

    private final Held held;
    private @Nullable ServletInputStream body;

    BodyPlaces(HttpServletRequest request, Held held) {
        super(request);
        this.held = held;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream stream = body;
        if (stream == null) {
            stream = new AdmittedBody(super.getInputStream(), held, getContentLengthLong());
            body = stream;
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
