package io.taskledger.query.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taskledger.api.change.ChangeNotice;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.consistency.TokenWriter;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.reading.Freshness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/**
 * {@code GET /api/events}: what changes, for those who may see it, as it happens. It runs on the
 * request's own (virtual) thread for as long as the client stays. The id of each event, and of the
 * comments in between, says how far the client is; with {@code Last-Event-ID} it goes on from
 * there, on any instance. Whoever has missed too much, or comes from another log, gets an event
 * {@code reset}. An event may be ahead of the projections: its {@code token} is the
 * Consistency-Token to refetch with.
 */
@RestController
class EventsEndpoint {

    /** How long an instance may take to come to what another has shown. */
    private static final long LAG_MILLIS = 2_000;

    private final Subscribers subscribers;
    private final Sights sights;
    private final LogMarks log;
    private final TokenWriter tokens;
    private final JsonMapper json;

    EventsEndpoint(
            Subscribers subscribers,
            Sights sights,
            LogMarks log,
            TokenWriter tokens,
            JsonMapper json) {
        this.subscribers = subscribers;
        this.sights = sights;
        this.log = log;
        this.tokens = tokens;
        this.json = json;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Takes(value = Holding.STREAM, lasting = true)
    @Operation(
            summary = "Server-sent events named change, and reset when some were missed for good")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = ChangeNotice.class)))
    void events(
            Caller caller,
            Freshness wish,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LogMark seen = EventId.seen(lastId);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (!subscribers.isOpen()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
        }
        ChangeBuffer changes = subscribers.changes();
        if (seen != null && log.headIfMissing(seen).isEmpty()) {
            changes.awaitPosition(seen.position(), LAG_MILLIS);
        }
        subscribers.enter();
        try {
            new EventStream(
                            response.getOutputStream(),
                            json,
                            tokens,
                            changes,
                            position -> sights.of(caller, wish.again().including(position)),
                            TokenExpiry.of(request, json),
                            EventStream.HEARTBEAT)
                    .run(seen, subscribers::isOpen);
        } finally {
            subscribers.leave();
        }
    }
}
