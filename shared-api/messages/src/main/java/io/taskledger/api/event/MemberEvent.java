package io.taskledger.api.event;

/** What happened to the membership of one user in one project. */
public sealed interface MemberEvent extends ProjectEvent
        permits MemberAdded, MemberRoleChanged, MemberRemoved {

    String userId();
}
