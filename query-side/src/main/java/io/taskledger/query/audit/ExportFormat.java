package io.taskledger.query.audit;

import io.taskledger.api.audit.view.AuditEntry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an export is written. */
enum ExportFormat {
    /** One JSON object a line. */
    NDJSON("application/x-ndjson") {
        @Override
        byte[] header() {
            return new byte[0];
        }

        @Override
        byte[] line(AuditEntry entry, JsonMapper json) {
            return bytes(json.writeValueAsString(entry) + "\n");
        }
    },

    /** RFC 4180, with a header. */
    CSV("text/csv") {
        @Override
        byte[] header() {
            return bytes(
                    "position,at,actor,actorName,event,aggregateType,aggregateId,projectId,version,changes,commandId,correlationId,requestId,id\r\n");
        }

        @Override
        byte[] line(AuditEntry entry, JsonMapper json) {
            Stream<@Nullable Object> fields =
                    Stream.of(
                            entry.position(),
                            entry.at(),
                            entry.actor(),
                            entry.actorName(),
                            entry.event(),
                            entry.aggregateType(),
                            entry.aggregateId(),
                            entry.projectId(),
                            entry.version(),
                            json.writeValueAsString(entry.changes()),
                            entry.commandId(),
                            entry.correlationId(),
                            entry.requestId(),
                            entry.id());
            return bytes(fields.map(Csv::field).collect(Collectors.joining(",", "", "\r\n")));
        }
    };

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType + ";charset=UTF-8";
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract byte[] header();

    abstract byte[] line(AuditEntry entry, JsonMapper json);

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
