package io.taskledger.command.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What every command answers.
 *
 * @param id of the aggregate that decided
 * @param version of it now, also the ETag
 */
@Schema(requiredProperties = {"id", "version"})
public record CommandAnswer(String id, long version) {}
