package io.taskledger.api.error;

/** Stable codes of problem+json answers; the HTTP status belongs to the code. */
public enum ErrorCode {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    VALIDATION_FAILED(400, "Some fields are not valid"),
    INVALID_PARAMETER(400, "A query parameter is not valid"),
    INVALID_CONSISTENCY_TOKEN(400, "The consistency token is not valid"),
    INVALID_IDEMPOTENCY_KEY(400, "The idempotency key is not valid"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "You may not do this"),
    NOT_FOUND(404, "There is nothing here that you may see"),
    METHOD_NOT_ALLOWED(405, "This method is not supported here"),
    NOT_ACCEPTABLE(406, "This representation is not available"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    PROJECT_ARCHIVED(409, "The project is archived"),
    PROJECT_TRASHED(409, "The project is in the trash"),
    TASK_TRASHED(409, "The task is in the trash"),
    LAST_OWNER(409, "A project needs an owner"),
    QUOTA_EXCEEDED(409, "No more of this can be stored"),
    CONCURRENT_CHANGE(409, "Others are changing this at the same time"),
    REBUILD_RUNNING(409, "Another rebuild of this projection is under way"),
    REBUILD_BEHIND(409, "The generation has not caught up with the log"),
    GENERATION_DROPPED(409, "The generation has been dropped"),
    WRONG_STATE(409, "This is not possible in the present state"),
    TOKEN_UNKNOWN(409, "The log does not have what the consistency token names"),
    VERSION_CONFLICT(412, "This was changed since you read it"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    ASSIGNEE_NOT_MEMBER(422, "The assignee is not a member of the project"),
    USER_UNKNOWN(422, "Nobody is known by this id"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key was used for another request"),
    RATE_LIMITED(429, "Too many requests"),
    TOO_MUCH_AT_ONCE(429, "Too much at once; wait for earlier requests to be answered"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    PROJECTION_BEHIND(503, "The view has not caught up yet"),
    NOT_YET_AVAILABLE(503, "This has to wait until the release is settled"),
    UNAVAILABLE(503, "The service cannot answer right now");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The code as clients see it, for example {@code version_conflict}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
