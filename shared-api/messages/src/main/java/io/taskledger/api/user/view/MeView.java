package io.taskledger.api.user.view;

import java.util.List;

/**
 * The caller, as the access token tells it, and what the caller may store.
 *
 * @param groups sorted
 */
public record MeView(String id, String name, List<String> groups, LimitsView limits) {}
