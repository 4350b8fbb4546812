package io.taskledger.command.platform.dispatch;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.api.user.command.RegisterUser;
import io.taskledger.command.platform.idempotency.Answer;
import io.taskledger.command.platform.idempotency.AnsweredRequests;
import io.taskledger.command.platform.idempotency.ReceiptDraft;
import io.taskledger.command.platform.people.Newcomers;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.platform.web.CommandAnswer;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.CallerDeadline;
import io.taskledger.eventlog.append.CallerTurns;
import io.taskledger.eventlog.append.DuplicateReceiptException;
import io.taskledger.eventlog.append.LogUnavailableException;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.consistency.TokenWriter;
import io.taskledger.platform.request.RequestDeadline;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Takes commands from endpoints, answers with what became of them. A request with a key that was
 * answered before, on any instance, gets that answer again.
 */
@Component
public class CommandDesk {

    private final CommandGateway gateway;
    private final AnsweredRequests answered;
    private final Newcomers newcomers;
    private final LogReader log;
    private final LogMarks marks;
    private final TokenWriter tokens;
    private final CallerLanes lanes;
    private final Quotas quotas;

    CommandDesk(
            CommandGateway gateway,
            AnsweredRequests answered,
            Newcomers newcomers,
            LogReader log,
            LogMarks marks,
            TokenWriter tokens,
            CallerLanes lanes,
            Quotas quotas) {
        this.gateway = gateway;
        this.answered = answered;
        this.newcomers = newcomers;
        this.log = log;
        this.marks = marks;
        this.tokens = tokens;
        this.lanes = lanes;
        this.quotas = quotas;
    }

    /** Handles a command that makes something, found at the location. */
    public ResponseEntity<CommandAnswer> create(
            CommandRequest request, LedgerCommand command, String location) {
        return inTime(request, () -> handle(request, command, location));
    }

    /** Handles a command that changes something. */
    public ResponseEntity<CommandAnswer> change(CommandRequest request, LedgerCommand command) {
        return inTime(request, () -> handle(request, command, null));
    }

    /** However many reads and appends it takes: what is not done by then is a 503. */
    private ResponseEntity<CommandAnswer> inTime(
            CommandRequest request, Supplier<ResponseEntity<CommandAnswer>> handling) {
        return CallerDeadline.in(
                RequestDeadline.atMost(AppendSettings.DEFAULT.patience()),
                () -> CallerTurns.with(lanes.of(request.caller()), handling::get));
    }

    private ResponseEntity<CommandAnswer> handle(
            CommandRequest request, LedgerCommand command, @Nullable String location) {
        ReceiptDraft draft = ReceiptDraft.of(request, location);
        if (draft == null) {
            return response(send(request, command, location, null));
        }
        Optional<Answer> before = answered.find(draft);
        if (before.isPresent()) {
            return response(before.get());
        }
        try {
            return response(send(request, command, location, draft));
        } catch (DuplicateReceiptException sameKey) {
            return response(draft.answerOf(sameKey.stored()));
        } catch (LogUnavailableException away) {
            // Looking it up would have to wait for the same log.
            throw away;
        } catch (RuntimeException refused) {
            // The same request, a moment earlier, may be what made this one refusable.
            return response(answered.find(draft).orElseThrow(() -> refused));
        }
    }

    private Answer send(
            CommandRequest request,
            LedgerCommand command,
            @Nullable String location,
            @Nullable ReceiptDraft draft) {
        requireKnown(request.seen());
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.REQUEST_ID, request.ids().requestId());
        metadata.put(EventMetadata.CORRELATION_ID, request.ids().traceId());
        if (!(command instanceof RegisterUser)) {
            newcomers.meet(request.caller(), metadata);
        }
        if (draft != null) {
            metadata.put(ReceiptDraft.METADATA, draft);
        }
        Accepted accepted = await(new GenericCommandMessage<>(command, metadata));
        accepted.last().get().ifPresent(marks::appended);
        LogMark upTo = accepted.last().get().orElseGet(() -> without(draft, accepted));
        if (draft != null) {
            quotas.receiptStored(request.caller().id());
        }
        return new Answer(location, accepted.handled(), upTo);
    }

    /** What the caller decided on must be in this log, or its versions tell nothing. */
    private void requireKnown(@Nullable ConsistencyToken seen) {
        if (seen == null) {
            return;
        }
        marks.headIfMissing(new LogMark(seen.position(), seen.fingerprint()))
                .ifPresent(
                        head -> {
                            throw tokens.unknown(token(head));
                        });
    }

    /** Up to where an answer goes that appended nothing. */
    private LogMark without(@Nullable ReceiptDraft draft, Accepted accepted) {
        return draft == null
                ? log.headMark()
                : LogMark.position(answered.record(draft.receipt(accepted.handled())));
    }

    private Accepted await(GenericCommandMessage<LedgerCommand> command) {
        try {
            return gateway.<Accepted>send(command).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private ResponseEntity<CommandAnswer> response(Answer answer) {
        String location = answer.location();
        ResponseEntity.BodyBuilder response =
                location == null
                        ? ResponseEntity.ok()
                        : ResponseEntity.created(URI.create(location));
        long version = answer.handled().version();
        return response.eTag("\"" + version + "\"")
                .header(ConsistencyToken.HEADER, tokens.text(token(known(answer.includes()))))
                .body(new CommandAnswer(answer.handled().aggregateId(), version));
    }

    /** The event at a receipt's position need not be of the receipt's append. */
    private LogMark known(LogMark mark) {
        return mark.hasFingerprint() ? mark : marks.at(mark.position());
    }

    private static ConsistencyToken token(LogMark mark) {
        return new ConsistencyToken(mark.position(), mark.fingerprint());
    }
}
