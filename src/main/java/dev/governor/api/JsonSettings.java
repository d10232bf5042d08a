package dev.governor.api;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * JSON as the API reads and writes it: the kernel's settings (snake case, ISO-8601 times, level words, no duplicate
 * keys, nothing after the end), no field that a body does not have, and no number or truth value where text belongs.
 */
@ApplicationScoped
class JsonSettings {

    private interface TenantAsWord {
        @JsonValue
        String name();
    }

    @Produces
    @Singleton
    ObjectMapper mapper() {
        ObjectMapper mapper = CanonicalJson.mapper()
                .copy()
                .addMixIn(Tenant.class, TenantAsWord.class)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
