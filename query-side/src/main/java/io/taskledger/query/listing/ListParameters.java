package io.taskledger.query.listing;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameters of every list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "page",
        in = ParameterIn.QUERY,
        description = "0-based, among the first 10,000 entries; the cursor leads further",
        schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
@Parameter(
        name = "size",
        in = ParameterIn.QUERY,
        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
@Parameter(
        name = "sort",
        in = ParameterIn.QUERY,
        description = "field,asc or field,desc",
        schema = @Schema(type = "string"))
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description =
                "page.nextCursor of the page before, instead of page; empty to begin. Stable while"
                        + " the list changes.",
        schema = @Schema(type = "string"))
public @interface ListParameters {}
