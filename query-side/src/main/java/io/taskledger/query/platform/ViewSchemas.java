package io.taskledger.query.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.api.history.view.FieldChange;
import io.taskledger.api.history.view.HistoryEntry;
import io.taskledger.api.member.view.MemberView;
import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.api.operations.view.RebuildSegmentView;
import io.taskledger.api.operations.view.RebuildView;
import io.taskledger.api.operations.view.RetryView;
import io.taskledger.api.operations.view.SegmentView;
import io.taskledger.api.page.PageInfo;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.api.task.view.TaskView;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Views always have all their fields; those that may be null say so. */
@Component
final class ViewSchemas implements OpenApiCustomizer {

    private static final List<Class<? extends Record>> WITH_NULLS =
            List.of(
                    AuditEntry.class,
                    FieldChange.class,
                    HistoryEntry.class,
                    MemberView.class,
                    PageInfo.class,
                    ProjectionView.class,
                    ProjectView.class,
                    RebuildSegmentView.class,
                    RebuildView.class,
                    RetryView.class,
                    SegmentView.class,
                    TaskView.class);

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(ViewSchemas::requireAll);
        for (Class<? extends Record> view : WITH_NULLS) {
            Schema<?> schema = schemas.get(view.getSimpleName());
            if (schema != null) {
                admitNulls(view, schema);
            }
        }
    }

    private static void requireAll(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    private static void admitNulls(Class<? extends Record> view, Schema<?> schema) {
        for (RecordComponent component : view.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.getProperties()
                        .computeIfPresent(component.getName(), (name, is) -> orNull(is));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<Object> nothing = new Schema<>();
            nothing.addType("null");
            return new Schema<>().addAnyOfItem(schema).addAnyOfItem(nothing);
        }
        Set<String> types = schema.getTypes();
        if (types != null && !types.isEmpty()) {
            Set<String> orNull = new LinkedHashSet<>(types);
            orNull.add("null");
            schema.setTypes(orNull);
        }
        if (schema.getEnum() != null) {
            @SuppressWarnings("unchecked")
            Schema<Object> constants = (Schema<Object>) schema;
            constants.addEnumItemObject(null);
        }
        return schema;
    }
}
