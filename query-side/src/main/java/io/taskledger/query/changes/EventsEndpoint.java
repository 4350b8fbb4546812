package io.taskledger.query.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.taskledger.api.change.ChangeNotice;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
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
 * request's own (virtual) thread for as long as the client stays. The id of each event is its
 * position; with {@code Last-Event-ID} a client goes on where it was, on any instance. An event may
 * be ahead of the projections: its {@code token} is the Consistency-Token to refetch with.
 */
@RestController
class EventsEndpoint {

    private final Subscribers subscribers;
    private final Sights sights;
    private final LogReader log;
    private final JsonMapper json;

    EventsEndpoint(Subscribers subscribers, Sights sights, LogReader log, JsonMapper json) {
        this.subscribers = subscribers;
        this.sights = sights;
        this.log = log;
        this.json = json;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Takes(value = Holding.STREAM, lasting = true)
    @Operation(summary = "Server-sent events named change")
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
        long resumeAt = position(lastId);
        Subscriber subscriber = new Subscriber();
        long from = subscribers.enter(subscriber);
        try {
            if (from < 0) {
                throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
            }
            Sight sight = sights.of(caller, wish);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            EventStream stream =
                    new EventStream(
                            response.getOutputStream(),
                            json,
                            sight,
                            resumeAt < 0 ? from : resumeAt,
                            TokenExpiry.of(request, json),
                            EventStream.HEARTBEAT);
            stream.catchUp(log, from);
            stream.follow(subscriber);
        } finally {
            subscribers.leave(subscriber);
        }
    }

    /** −1: from now on. */
    private static long position(@Nullable String lastId) {
        if (lastId == null || lastId.isBlank()) {
            return -1;
        }
        try {
            long position = Long.parseLong(lastId.strip());
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw ProblemException.invalidParameter("Last-Event-ID", "is not one of ours");
    }
}
