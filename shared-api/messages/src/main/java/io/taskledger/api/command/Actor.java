package io.taskledger.api.command;

/**
 * Who asks. A decision depends on it, so it is part of the command.
 *
 * @param id subject of the access token
 * @param admin whether the caller is in group ADMIN and may do everything
 */
public record Actor(String id, boolean admin) {}
