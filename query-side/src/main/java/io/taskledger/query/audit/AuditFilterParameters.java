package io.taskledger.query.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what the audit trail can be narrowed by. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "actor",
        in = ParameterIn.QUERY,
        description = "user id or me",
        schema = @Schema(type = "string"))
@Parameter(
        name = "type",
        in = ParameterIn.QUERY,
        description = "names of events and operator actions, such as TaskCreated; may be repeated",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "aggregateId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(
        name = "projectId",
        in = ParameterIn.QUERY,
        schema = @Schema(type = "string", format = "uuid"))
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "inclusive",
        schema = @Schema(type = "string", format = "date-time"))
@Parameter(
        name = "to",
        in = ParameterIn.QUERY,
        description = "exclusive",
        schema = @Schema(type = "string", format = "date-time"))
@interface AuditFilterParameters {}
