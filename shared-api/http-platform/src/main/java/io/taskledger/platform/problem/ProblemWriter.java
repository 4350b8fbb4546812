package io.taskledger.platform.problem;

import io.taskledger.platform.request.LineBudget;
import io.taskledger.platform.request.RefusalReason;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.platform.request.UnreadBody;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problems to answers; the only place that does. */
public final class ProblemWriter {

    /** RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);
    // What the advice cannot answer comes back from the filter, and then from the server.
    private static final String LOGGED = ProblemWriter.class.getName() + ".logged";

    // Whatever was sent: what is told beyond the code is left out before that.
    private static final int MOST_BYTES = 64 * 1024;

    private final ProblemTranslation translation;
    private final JsonMapper json;
    private final OutageLog outages;

    ProblemWriter(ProblemTranslation translation, JsonMapper json, LineBudget outageLines) {
        this.translation = translation;
        this.json = json;
        this.outages = new OutageLog(outageLines);
    }

    /**
     * Answers with what the exception means to the client; one that nobody expected is logged and
     * becomes an {@code internal_error} that tells only the request's id.
     *
     * @return false if the answer had begun: nothing is written, and all that can still tell a
     *     client who is there that something is missing is the end of the connection
     */
    public boolean write(
            HttpServletRequest request, HttpServletResponse response, Throwable exception)
            throws IOException {
        if (translation.isClientSilent(exception)) {
            // Tomcat has begun an answer of its own, and asks the error endpoint what to say.
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new BodyTooSlowException());
            return true;
        }
        if (exception instanceof AnswerNotTakenException) {
            if (request.getAttribute(LOGGED) == null) {
                request.setAttribute(LOGGED, true);
                log.info("The client takes its answer too slowly");
            }
            return false;
        }
        if (translation.isAnswerNotTaken(exception)) {
            return true; // the filter that found it out ends the connection
        }
        if (translation.isClientGone(exception)) {
            // Else Tomcat would take it for an error of ours.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.info("The client went away");
            return true;
        }
        ProblemException problem = translation.of(exception);
        RefusalReason.note(request, problem.code().code());
        if (problem.code().status() >= 500
                && problem != exception
                && request.getAttribute(LOGGED) == null) {
            request.setAttribute(LOGGED, true);
            if (problem.code().status() == 503) {
                outages.line(problem.code(), exception);
            } else {
                log.error("Request failed: {}", problem.code().code(), exception);
            }
        }
        if (response.isCommitted()) {
            return false;
        }
        response.resetBuffer();
        UnreadBody.announceEnd(request, response);
        response.setStatus(problem.code().status());
        response.setHeader("ETag", null);
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentType(MEDIA_TYPE);
        byte[] body = json.writeValueAsBytes(body(request, problem, problem.extras()));
        if (body.length > MOST_BYTES) {
            body = json.writeValueAsBytes(body(request, problem, Map.of()));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }

    private static Map<String, Object> body(
            HttpServletRequest request, ProblemException problem, Map<String, ?> extras) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:taskledger:problem:" + problem.code().code());
        body.put("title", problem.code().title());
        body.put("status", problem.code().status());
        String detail = problem.detail();
        if (detail != null) {
            body.put("detail", detail.length() > 1000 ? detail.substring(0, 1000) : detail);
        }
        body.put("code", problem.code().code());
        RequestIds ids = RequestIds.of(request);
        if (ids != null) {
            body.put("requestId", ids.requestId());
        }
        body.putAll(extras);
        return body;
    }
}
