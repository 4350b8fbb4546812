package io.taskledger.query.reading;

import io.taskledger.platform.auth.Caller;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;

/**
 * What a query shows and to whom, as far as it matters for keeping its answer.
 *
 * @param scope whose changes change the answer
 * @param projectId of scope PROJECT
 * @param personal whether the answer is for this caller only
 * @param request path and query as sent: another spelling is another request
 */
public record Subject(
        Scope scope, @Nullable UUID projectId, Caller caller, boolean personal, String request) {

    /** Whose changes change an answer; those of people's names always do. */
    public enum Scope {
        /** One project and all in it; seen by its members and administrators. */
        PROJECT,
        /** All projects. */
        WORKSPACE,
        /** People only; seen by administrators. */
        PEOPLE
    }

    public static Subject project(
            UUID projectId, Caller caller, boolean personal, HttpServletRequest request) {
        return new Subject(Scope.PROJECT, projectId, caller, personal, path(request));
    }

    public static Subject workspace(Caller caller, HttpServletRequest request) {
        return new Subject(Scope.WORKSPACE, null, caller, true, path(request));
    }

    public static Subject people(Caller caller, HttpServletRequest request) {
        return new Subject(Scope.PEOPLE, null, caller, true, path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI()
                + "?"
                + Objects.requireNonNullElse(request.getQueryString(), "");
    }
}
