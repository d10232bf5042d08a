package dev.governor.risk;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.Operator;
import dev.governor.bundle.RuleDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which risk rules count for a tenant: those that name it before those that name none. */
final class TenantRules {

    private static final String TENANT = "tenant";

    private TenantRules() {}

    /** Returns, of rules that all hold for one tenant, those that name it; all of them when none does. */
    static List<RuleDefinition> own(List<RuleDefinition> holding) {
        List<RuleDefinition> own = holding.stream()
                .filter(rule -> names(rule).findAny().isPresent())
                .toList();
        return own.isEmpty() ? holding : own;
    }

    /** Returns every tenant that {@code rules} name. */
    static Set<String> named(Collection<RuleDefinition> rules) {
        return rules.stream().flatMap(TenantRules::names).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(RuleDefinition rule) {
        return rule.constraints().stream()
                .filter(TenantRules::isNaming)
                .flatMap(side -> side.literals().stream().map(String::valueOf));
    }

    private static boolean isNaming(Constraint side) {
        return side.property().equals(TENANT) && (side.operator() == Operator.EQUAL || side.operator() == Operator.IN);
    }
}
