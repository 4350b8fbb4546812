package io.taskledger.query.operations.action;

import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;

import org.jspecify.annotations.Nullable;

/** Who steers: a person by a request, or the service itself. */
public record Operator(String id, @Nullable String requestId) {

    /** For what nobody asked for, such as a projection that changed. */
    public static final Operator SYSTEM = new Operator("system", null);

    public static Operator of(Caller caller, @Nullable RequestIds request) {
        return new Operator(caller.id(), request == null ? null : request.requestId());
    }
}
