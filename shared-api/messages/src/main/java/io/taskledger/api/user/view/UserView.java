package io.taskledger.api.user.view;

/** A person who has signed in at least once. */
public record UserView(String id, String name) {}
