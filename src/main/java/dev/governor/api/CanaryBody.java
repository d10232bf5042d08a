package dev.governor.api;

import dev.governor.bundle.CanaryShare;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a canary decides for: one of the two.
 *
 * @param tenants the names of tenants, for everything of them
 * @param percentage the share of everybody's findings and agents
 */
public record CanaryBody(
        @Nullable @Size(min = 1, max = CanaryShare.MAX_TENANTS)
        List<@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}", message = "must be the name of a tenant") String>
                tenants,

        @Nullable @Min(1) @Max(99) Integer percentage) {

    CanaryShare share() {
        if (tenants != null && percentage == null) {
            return CanaryShare.ofTenants(tenants);
        }
        if (tenants == null && percentage != null) {
            return CanaryShare.ofPercentage(percentage);
        }
        throw ProblemException.at(
                ProblemCode.INVALID_FIELD, "/percentage", "name `tenants` or a `percentage`, one of the two");
    }
}
