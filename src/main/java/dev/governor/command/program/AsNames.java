package dev.governor.command.program;

import java.util.Set;
import java.util.TreeSet;

/** The other programs that a description hands words to. */
final class AsNames {

    private final Set<String> names = new TreeSet<>();

    AsNames(Description description) {
        add(description);
    }

    Set<String> missingFrom(Set<String> described) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(described);
        return missing;
    }

    private void add(Description description) {
        description.options().values().forEach(option -> add(option.value()));
        description.operands().forEach(operand -> add(operand.use()));
        description.cases().forEach(each -> {
            if (each.operands() != null) {
                each.operands().forEach(operand -> add(operand.use()));
            }
        });
        description.commands().values().forEach(this::add);
        description.patterns().forEach(pattern -> add(pattern.description()));
    }

    private void add(RoleUse use) {
        if (use.role() == Role.AS) {
            names.add(use.of());
        }
    }
}
