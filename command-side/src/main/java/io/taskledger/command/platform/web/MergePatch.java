package io.taskledger.command.platform.web;

/** RFC 7396: absent keeps, null removes. Plain JSON is read the same way. */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}
}
