package dev.governor.execution;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The action adapters, by action. */
@ApplicationScoped
class Adapters {

    private final List<ActionAdapter> adapters;

    Adapters(@All List<ActionAdapter> adapters) {
        this.adapters = adapters;
    }

    Optional<ActionAdapter> find(String action) {
        return adapters.stream()
                .filter(adapter -> adapter.action().equals(action))
                .findFirst();
    }

    ActionAdapter get(String action) {
        return find(action)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_PARAMETER, "nothing carries out the action `" + action + "`"));
    }
}
