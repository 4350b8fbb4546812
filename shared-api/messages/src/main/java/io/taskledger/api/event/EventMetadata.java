package io.taskledger.api.event;

/** Keys of the metadata that every event carries; all values are strings. */
public final class EventMetadata {

    /** User id of who caused the event. */
    public static final String ACTOR = "actor";

    /** UUID of the command, the same on each retry of it. */
    public static final String COMMAND_ID = "commandId";

    /** W3C trace id, or the request's id where there is no trace. */
    public static final String CORRELATION_ID = "correlationId";

    /** UUID of the HTTP request, also in its logs. */
    public static final String REQUEST_ID = "requestId";

    private EventMetadata() {}
}
