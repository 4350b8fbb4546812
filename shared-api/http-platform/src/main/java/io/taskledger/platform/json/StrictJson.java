package io.taskledger.platform.json;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;

import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** A number is not a text and a text is not a number; the rest of strictness is properties. */
final class StrictJson implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.withCoercionConfig(
                LogicalType.Textual,
                config ->
                        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        for (LogicalType type :
                new LogicalType[] {
                    LogicalType.Enum, LogicalType.DateTime, LogicalType.OtherScalar
                }) {
            builder.withCoercionConfig(
                    type,
                    config ->
                            config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                    .setCoercion(
                                            CoercionInputShape.EmptyString, CoercionAction.Fail));
        }
    }
}
