package dev.governor.risk;

import static java.util.Objects.requireNonNull;

/**
 * The fact that risk rules test: one factor's level, flat, in words.
 *
 * @param factor which factor
 * @param level its level
 * @param environment where the asset runs; a declared value counts only when it is {@code production}
 * @param tenant whose risk it is
 */
public record RiskCase(String factor, String level, String environment, String tenant) {

    public RiskCase {
        requireNonNull(factor, "factor is null");
        requireNonNull(level, "level is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(tenant, "tenant is null");
    }
}
