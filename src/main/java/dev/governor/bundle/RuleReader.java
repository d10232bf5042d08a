package dev.governor.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads one rule out of the syntax tree, and lets through only what the rule language has.
 *
 * <p>INVARIANT: what is compiled is written from the {@link RuleDefinition}s made here, so nothing that stands in a
 * file reaches the compiler unless it was read, checked and written again.
 */
final class RuleReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:[-/_][a-z0-9]+)*");

    private final RuleVocabulary vocabulary;
    private final FactType fact;
    private final NamedWords names;
    private final RuleText text;
    private final List<BundleProblem> problems;

    RuleReader(
            RuleVocabulary vocabulary, FactType fact, NamedWords names, RuleText text, List<BundleProblem> problems) {
        this.vocabulary = vocabulary;
        this.fact = fact;
        this.names = names;
        this.text = text;
        this.problems = problems;
    }

    /** Returns the rule, or empty after adding its problems. */
    Optional<RuleDefinition> read(RuleDescr rule) {
        if (rule.isQuery()) {
            report(place(rule), "a query is not allowed", "a bundle holds rules only; write one");
            return Optional.empty();
        }
        int before = problems.size();
        checkHead(rule);
        MetadataReader metadata = new MetadataReader(vocabulary, names, text, problems).read(rule);
        List<Constraint> constraints = constraints(rule);
        if (problems.size() > before) {
            return Optional.empty();
        }
        RuleDefinition definition =
                new RuleDefinition(rule.getName(), metadata.values(), constraints, place(rule), metadata.places());
        checkMeaning(definition);
        return problems.size() > before ? Optional.empty() : Optional.of(definition);
    }

    private void checkHead(RuleDescr rule) {
        if (!ID.matcher(rule.getName()).matches()) {
            report(
                    place(rule),
                    "`" + rule.getName() + "` is no rule name",
                    "write a path such as deny/production-delete");
        }
        if (rule.getParentName() != null) {
            report(place(rule), "a rule extends no other", "write every condition where it applies");
        }
        for (AttributeDescr attribute : new TreeMap<>(rule.getAttributes()).values()) {
            report(
                    text.before(attribute.getName(), attribute.getLine(), attribute.getColumn()),
                    "`" + attribute.getName() + "` is not allowed",
                    "a rule has metadata and conditions; the strictest effect wins, whatever the order");
        }
        boolean acts = rule.getConsequence() != null
                && !rule.getConsequence().toString().isBlank();
        if (acts || !rule.getNamedConsequences().isEmpty()) {
            report(
                    text.after("then", rule.getConsequenceLine()),
                    "a rule has no consequence",
                    "leave `then end` empty and say what the rule means in its metadata");
        }
    }

    private List<Constraint> constraints(RuleDescr rule) {
        List<? extends BaseDescr> conditions =
                rule.getLhs() == null ? List.of() : rule.getLhs().getDescrs();
        for (BaseDescr condition : conditions) {
            if (!(condition instanceof PatternDescr)) {
                report(
                        place(condition, rule),
                        "only a pattern on `" + fact.name() + "` is allowed here",
                        "no eval, not, exists, or, forall, accumulate or from");
            }
        }
        if (conditions.isEmpty()) {
            report(
                    place(rule),
                    "a rule without a pattern would hold always",
                    "write " + fact.name() + "(…) below `when`");
        } else if (conditions.size() > 1 && conditions.get(1) instanceof PatternDescr) {
            report(
                    place(conditions.get(1), rule),
                    "a rule has exactly one pattern, but this one has " + conditions.size(),
                    "join conditions with commas; what needs several facts is worked out before, as a property");
        }
        return conditions.size() == 1 && conditions.get(0) instanceof PatternDescr pattern
                ? constraints(pattern, rule)
                : List.of();
    }

    private List<Constraint> constraints(PatternDescr pattern, RuleDescr rule) {
        SourcePlace at = place(pattern, rule);
        boolean hasSource =
                pattern.getSource() != null || !pattern.getBehaviors().isEmpty();
        if (hasSource || pattern.isUnification() || !pattern.getAnnotations().isEmpty()) {
            report(
                    at,
                    "a pattern takes facts from nowhere else",
                    "no from, collect, accumulate, windows or unification");
            return List.of();
        }
        if (!fact.name().equals(pattern.getObjectType())) {
            String found = pattern.getObjectType() == null ? "this" : "`" + pattern.getObjectType() + "`";
            report(at, found + " is not the fact of these rules", "write " + fact.name() + "(…)");
            return List.of();
        }
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            report(at, "nothing uses the variable `" + pattern.getIdentifier() + "`", "write " + fact.name() + "(…)");
        }
        List<Constraint> constraints = new ArrayList<>();
        ConstraintReader reader = new ConstraintReader(fact, names);
        for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
            String expression = descr instanceof ExprConstraintDescr found ? found.getExpression() : "";
            SourcePlace place = place(descr, rule, ConstraintReader.property(expression));
            if (expression.isEmpty()) {
                report(place, "only comparisons of a property with literals are allowed here", ConstraintReader.FORMS);
            } else {
                reader.read(expression, place, (message, hint) -> report(place, message, hint))
                        .ifPresent(constraints::add);
            }
        }
        if (pattern.getConstraint().getDescrs().isEmpty()) {
            report(at, "a rule without conditions would hold always", "write at least one comparison");
        }
        return constraints;
    }

    private void checkMeaning(RuleDefinition rule) {
        Constraint first = rule.constraints().get(0);
        boolean indexed = first.operator() == Operator.EQUAL || first.operator() == Operator.IN;
        if (!indexed || !vocabulary.hotKeys().contains(first.property())) {
            problems.add(BundleProblem.at(
                    first.at(),
                    "the first comparison is not an equality on a property that rules are indexed by",
                    "begin with one of "
                            + vocabulary.hotKeys().stream().sorted().toList()));
        }
        if (vocabulary.loosens(rule)) {
            // INVARIANT: no fact that only an agent claims ever loosens a decision
            rule.constraints().stream()
                    .filter(constraint -> vocabulary.untrusted().contains(constraint.property()))
                    .forEach(constraint -> problems.add(BundleProblem.at(
                            constraint.at(),
                            "`" + constraint.property() + "` is declared or claimed, and this rule loosens",
                            "a rule that allows reads authoritative and curated facts only")));
        }
        problems.addAll(vocabulary.check(rule));
    }

    private SourcePlace place(RuleDescr rule) {
        return text.at(rule.getLine(), rule.getColumn());
    }

    private SourcePlace place(BaseDescr descr, RuleDescr rule) {
        return descr.getLine() > 0 ? text.at(descr.getLine(), descr.getColumn()) : place(rule);
    }

    private SourcePlace place(BaseDescr descr, RuleDescr rule, String property) {
        return descr.getLine() > 0
                ? text.at(descr.getLine(), descr.getColumn(), property)
                : text.at(rule.getLine(), rule.getColumn(), property);
    }

    private void report(SourcePlace at, String message, String hint) {
        problems.add(BundleProblem.at(at, message, hint));
    }
}
