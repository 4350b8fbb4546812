package io.taskledger.command.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** What all commands have in common, in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class CommandDocument {

    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
    }

    @Bean
    OpenApiCustomizer commandSideDocument() {
        return document -> {
            document.info(new Info().title("Taskledger command side").version("1"));
            document.servers(null);
            Components components = document.getComponents();
            components.addSchemas(PROBLEM, problem());
            components.addSecuritySchemes(
                    BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            document.addSecurityItem(new SecurityRequirement().addList(BEARER));
            commands(document).forEach(CommandDocument::complete);
        };
    }

    private static List<Operation> commands(OpenAPI document) {
        return document.getPaths().values().stream()
                .flatMap(path -> path.readOperationsMap().entrySet().stream())
                .filter(method -> !method.getKey().name().equals("GET"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static void complete(Operation command) {
        command.addParametersItem(
                header(
                        "Idempotency-Key",
                        "Same key and body: the first answer again, for 7 days."));
        command.addParametersItem(
                header(
                        "Consistency-Token",
                        "Of what the command was decided on; a log without it answers 409"
                                + " token_unknown."));
        boolean creates = command.getResponses().containsKey("201");
        if (!creates) {
            command.addParametersItem(
                    header("If-Match", "ETag of the version to change; a stale one is a 412."));
        }
        command.getResponses()
                .forEach(
                        (status, answer) -> {
                            answer.addHeaderObject("ETag", text("The version."));
                            answer.addHeaderObject(
                                    "Consistency-Token", text("For reading what this wrote."));
                            if (creates) {
                                answer.addHeaderObject("Location", text("The new resource."));
                            }
                        });
        command.getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(
                                                                        new Schema<>()
                                                                                .$ref(PROBLEM)))));
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).required(false).schema(new StringSchema());
        return header;
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("message", new StringSchema())
                        .required(List.of("field", "message"));
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("requestId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty("token", new StringSchema())
                .addProperty("currentVersion", new IntegerSchema().format("int64"))
                .addProperty("changedFields", new ArraySchema().items(new StringSchema()))
                .addProperty("quota", new StringSchema())
                .addProperty("limit", new IntegerSchema().format("int64"))
                .addProperty("used", new IntegerSchema().format("int64"))
                .addProperty("outcome", new StringSchema()._enum(List.of("not_applied", "unknown")))
                .required(List.of("type", "title", "status", "code"));
    }
}
