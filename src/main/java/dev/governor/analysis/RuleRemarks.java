package dev.governor.analysis;

import dev.governor.analysis.Remark.Kind;
import dev.governor.analysis.Remark.Weight;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import dev.governor.policy.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be said about each rule beside the others of its directory. */
final class RuleRemarks {

    /** The boxes one rule may cost; a rule of people needs a few dozen. */
    private static final int BOXES = 20_000;

    private static final int APPROVAL = Outcome.REQUIRE_APPROVAL.ordinal();
    private static final int DENY = Outcome.DENY.ordinal();
    private static final int MOST_NAMED = 5;

    private final RuleSet set;
    private final Neighbours neighbours;
    private final Set<RuleBox> redundant = new HashSet<>();
    private final List<Remark> remarks = new ArrayList<>();

    private RuleRemarks(RuleSet set) {
        this.set = set;
        this.neighbours = new Neighbours(set.rules(), set.domain().dimensions());
    }

    static List<Remark> of(RuleSet set) {
        RuleRemarks about = new RuleRemarks(set);
        List<RuleBox> lastFirst = new ArrayList<>(set.rules());
        Collections.reverse(lastFirst);
        lastFirst.forEach(about::remark);
        return about.remarks;
    }

    private void remark(RuleBox rule) {
        Box reached = rule.within(set.domain());
        if (rule.isEmpty()) {
            add(Kind.UNREACHABLE, Weight.ERROR, rule, List.of(), Map.of(), contradiction(rule), "drop one of them");
        } else if (reached.isEmpty()) {
            add(
                    Kind.UNREACHABLE,
                    Weight.WARNING,
                    rule,
                    List.of(),
                    Map.of(),
                    quoted(rule) + " never decides: the engine denies these cases before any rule is asked",
                    "drop it");
        } else {
            List<RuleBox> near = neighbours.of(rule);
            near.forEach(other -> duplicate(rule, other));
            conflict(rule, near, reached);
            if (!shadowed(rule, near, reached)) {
                redundant(rule, near, reached);
            }
        }
    }

    private static String contradiction(RuleBox rule) {
        return quoted(rule) + " can never hold: its conditions contradict each other";
    }

    private void duplicate(RuleBox rule, RuleBox other) {
        boolean first = rule.id().compareTo(other.id()) < 0;
        boolean equal = first && contradict(rule, other) && rule.sides().equals(other.sides());
        if (equal && !Tables.ofOneTable(rule, other)) {
            add(
                    Kind.CONFLICT,
                    Weight.ERROR,
                    rule,
                    List.of(other),
                    set.space().example(rule.within(set.domain())),
                    "%s and %s have the same conditions and different effects, `%s` and `%s`"
                            .formatted(quoted(rule), quoted(other), effect(rule), effect(other)),
                    "keep the one that is meant");
        }
    }

    /** Tells whether two rules that hold together are at odds; alert and redact only accompany an allow. */
    static boolean contradict(RuleBox rule, RuleBox other) {
        return rule.outcome().isPresent()
                && other.outcome().isPresent()
                && rule.effect() != other.effect()
                && Math.max(rule.effect(), other.effect()) >= APPROVAL;
    }

    private void conflict(RuleBox rule, List<RuleBox> near, Box reached) {
        List<RuleBox> winning = near.stream()
                .filter(other -> other.effect() >= APPROVAL)
                .sorted(Comparator.comparing(RuleBox::effect).reversed().thenComparing(RuleBox::id))
                .toList();
        if (rule.effect() == Outcome.ALLOW.ordinal() && !winning.isEmpty()) {
            add(
                    Kind.CONFLICT,
                    Weight.INFORMATION,
                    rule,
                    winning,
                    set.space().example(winning.get(0).within(reached)),
                    quoted(rule) + " allows cases that " + named(winning) + " also "
                            + (winning.size() == 1 ? "speaks" : "speak") + " about; the stricter effect wins",
                    "");
        }
    }

    private boolean shadowed(RuleBox rule, List<RuleBox> near, Box reached) {
        int from = rule.effect() == RuleBox.ASSIGNS ? DENY : Math.max(APPROVAL, rule.effect() + 1);
        List<RuleBox> stricter =
                near.stream().filter(other -> other.effect() >= from).toList();
        Optional<List<RuleBox>> covering = covering(rule, reached, stricter);
        covering.ifPresent(by -> add(
                Kind.SHADOWED,
                Weight.WARNING,
                rule,
                by,
                set.space().example(reached),
                quoted(rule) + " never decides: wherever it holds, " + named(by) + (by.size() == 1 ? " holds" : " hold")
                        + " too, and the stricter effect wins",
                "drop it, or narrow what is stricter"));
        return covering.isPresent();
    }

    private void redundant(RuleBox rule, List<RuleBox> near, Box reached) {
        List<RuleBox> same = near.stream()
                .filter(other -> other.effect() == rule.effect() && !redundant.contains(other))
                .filter(other -> saysAsMuch(other.rule(), rule.rule()))
                .toList();
        covering(rule, reached, same).ifPresent(by -> {
            redundant.add(rule);
            add(
                    Kind.REDUNDANT,
                    Weight.WARNING,
                    rule,
                    by,
                    set.space().example(reached),
                    quoted(rule) + " changes no outcome: wherever it holds, " + named(by) + " with the same effect "
                            + (by.size() == 1 ? "holds" : "hold") + " too",
                    "drop it");
        });
    }

    /** Tells whether {@code other} demands at least what {@code rule} does beside its effect. */
    private static boolean saysAsMuch(RuleDefinition other, RuleDefinition rule) {
        return Stream.of("obligation", "redaction")
                        .allMatch(name ->
                                rule.find(name).isEmpty() || rule.find(name).equals(other.find(name)))
                && other.text("approver").equals(rule.text("approver"))
                && other.text("threshold").compareTo(rule.text("threshold")) >= 0;
    }

    /** Returns the fewest of {@code others} that hold wherever {@code rule} does, or empty when they leave a gap. */
    private Optional<List<RuleBox>> covering(RuleBox rule, Box reached, List<RuleBox> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Budget budget = new Budget(BOXES);
        Cover cover = new Cover(budget);
        boolean gap = cover.gap(reached, others).isPresent();
        if (gap) {
            return Optional.empty();
        }
        List<RuleBox> needed = budget.isSpent() ? List.of() : cover.needed(reached, others);
        if (budget.isSpent() && needed.isEmpty()) {
            add(
                    Kind.UNDECIDED,
                    Weight.INFORMATION,
                    rule,
                    List.of(),
                    Map.of(),
                    quoted(rule) + " lies across so many others that it cannot be told whether it ever decides",
                    "");
            return Optional.empty();
        }
        return Optional.of(needed);
    }

    private void add(
            Kind kind,
            Weight weight,
            RuleBox rule,
            List<RuleBox> others,
            Map<String, Object> example,
            String message,
            String hint) {
        List<SourcePlace> places = Stream.concat(Stream.of(rule), others.stream())
                .map(each -> each.rule().at())
                .toList();
        remarks.add(new Remark(kind, weight, places, message, hint, example));
    }

    static String quoted(RuleBox rule) {
        return "`" + rule.id() + "`";
    }

    static String effect(RuleBox rule) {
        return rule.rule().text("effect");
    }

    private static String named(List<RuleBox> rules) {
        String names = rules.stream().limit(MOST_NAMED).map(RuleRemarks::quoted).collect(Collectors.joining(", "));
        int more = rules.size() - MOST_NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
