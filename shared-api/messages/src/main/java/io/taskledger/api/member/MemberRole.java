package io.taskledger.api.member;

/** What a member may do in a project, each role including the ones before it. */
public enum MemberRole {
    /** Reads the project, its tasks and their history. */
    VIEWER,
    /** Also writes tasks. */
    EDITOR,
    /** Also changes the project itself and its members. */
    OWNER;

    public boolean includes(MemberRole needed) {
        return compareTo(needed) >= 0;
    }
}
