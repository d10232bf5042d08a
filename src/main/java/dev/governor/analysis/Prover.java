package dev.governor.analysis;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import dev.governor.kernel.Level;
import dev.governor.policy.EffectMetadata;
import dev.governor.policy.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves properties of the rules of one directory. Every counterexample was put to the engine before it is returned. */
final class Prover {

    private static final int MOST_PLACES = 5;

    private final PolicyBundle bundle;
    private final RuleSet set;
    private final List<View> view;

    private Prover(PolicyBundle bundle, RuleSet set) {
        this.bundle = bundle;
        this.set = set;
        this.view = List.of(View.of(set.rules()));
    }

    /** Returns a prover for {@code directory}, or empty when the bundle has no deciding rules there. */
    static Optional<Prover> of(PolicyBundle bundle, String directory, Collection<Constraint> more) {
        return RuleSet.of(bundle, directory, more).map(set -> new Prover(bundle, set));
    }

    RuleSet set() {
        return set;
    }

    /** Proves that no case with these values has one of {@code outcomes}. */
    Result never(Set<Outcome> outcomes, Map<String, ? extends Collection<?>> when) {
        Optional<String> missing = when.keySet().stream()
                .filter(name -> set.space().find(name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return unknownProperty(missing.get());
        }
        return never(outcomes, set.space().restrict(set.domain(), when));
    }

    /** Proves that no case of {@code cases} has one of {@code outcomes}. */
    Result never(Set<Outcome> outcomes, Box cases) {
        return never(outcomes, cases, Budget.ordinary());
    }

    /** Proves that no case of {@code cases} has one of {@code outcomes}, or gives up when {@code budget} is spent. */
    Result never(Set<Outcome> outcomes, Box cases, Budget budget) {
        int mask = outcomes.stream().mapToInt(Standing::mask).sum();
        Optional<Silence> silence = Silence.of(set);
        Optional<Box> found = silence.isPresent()
                ? silence.get().answered(outcomes, cases, budget)
                : RegionSearch.first(new Question.Reaches(mask), cases, view, budget)
                        .map(RegionSearch.Region::box);
        return found.map(box -> broken(box, outcomes))
                .orElseGet(() -> budget.isSpent() ? entangled(cases) : new Result.Holds());
    }

    /** Proves that no case in any of {@code cases} is answered looser than the same case with the level before it. */
    Result monotone(String property, List<?> levels, List<Box> cases) {
        Optional<Integer> dimension = set.space().find(property);
        if (dimension.isEmpty()) {
            return unknownProperty(property);
        }
        List<Integer> cells = levels.stream()
                .map(level -> set.space().dimension(dimension.get()).holding(List.of(level)))
                .filter(side -> !side.isEmpty())
                .map(side -> side.nextSetBit(0))
                .distinct()
                .toList();
        for (int i = 1; i < cells.size(); i++) {
            int lower = cells.get(i - 1);
            int higher = cells.get(i);
            for (Box box : cases) {
                boolean both = box.side(dimension.get()).get(lower)
                        && box.side(dimension.get()).get(higher);
                Result step = !both ? new Result.Holds() : step(box, dimension.get(), lower, higher);
                if (!(step instanceof Result.Holds)) {
                    return step;
                }
            }
        }
        return new Result.Holds();
    }

    /**
     * Proves one step in two: no answer comes nearer to running by itself, and no rule's denial becomes less. The denial by
     * default may: a rule that has a person asked where no rule spoke is no loosening, but a decision.
     */
    private Result step(Box cases, int dimension, int lower, int higher) {
        List<RuleBox> asking = new ArrayList<>(set.rules());
        asking.add(everywhere(Outcome.REQUIRE_APPROVAL.word()));
        asking.add(everywhere(EffectMetadata.ASSIGN));
        Budget budget = Budget.ordinary();
        Optional<RegionSearch.Region> region = loosened(
                        Outcome.REQUIRE_APPROVAL, set.rules(), cases, new Step(dimension, lower, higher), budget)
                .or(() -> loosened(Outcome.TERMINATE, asking, cases, new Step(dimension, lower, higher), budget));
        if (region.isEmpty()) {
            return budget.isSpent() ? entangled(cases) : new Result.Holds();
        }
        Dimension raised = set.space().dimension(dimension);
        Map<String, Object> worse =
                new LinkedHashMap<>(set.space().example(region.get().box()));
        Map<String, Object> better = new LinkedHashMap<>(worse);
        better.put(raised.name(), raised.cells().get(lower).low());
        worse.put(raised.name(), raised.cells().get(higher).low());
        String detail = "with `%s` `%s` the rules answer `%s`, with `%s` only `%s`"
                .formatted(
                        raised.name(),
                        better.get(raised.name()),
                        ofRules(better).word(),
                        worse.get(raised.name()),
                        ofRules(worse).word());
        return new Result.Broken(worse, detail, places(worse));
    }

    /** From one cell of a dimension to another. */
    private record Step(int dimension, int lower, int higher) {}

    private static Optional<RegionSearch.Region> loosened(
            Outcome ceiling, List<RuleBox> rules, Box cases, Step step, Budget budget) {
        List<View> views = List.of(
                View.replacing(rules, step.dimension(), step.lower()),
                View.replacing(rules, step.dimension(), step.higher()));
        return RegionSearch.first(new Question.Loosens(ceiling), cases, views, budget);
    }

    private static RuleBox everywhere(String effect) {
        RuleDefinition rule = new RuleDefinition(
                "reserved/" + effect, Map.of("effect", effect), List.of(), SourcePlace.startOf("bundle.yaml"));
        return new RuleBox(rule, Map.of());
    }

    /** Proves that no case of {@code cases} is left to the denial by default, so that some rule speaks about each. */
    Result spokenOf(Box cases) {
        Budget budget = Budget.ordinary();
        Optional<Box> silent = new Cover(budget).gap(cases, set.deciding());
        if (silent.isPresent()) {
            return new Result.Broken(
                    set.space().example(silent.get()),
                    "no rule speaks about it, so it is denied by default",
                    List.of());
        }
        return budget.isSpent() ? entangled(cases) : new Result.Holds();
    }

    private Result broken(Box box, Set<Outcome> outcomes) {
        Map<String, Object> example = set.space().example(box);
        Outcome answer = ofEngine(example);
        Box undoing = set.space().find("direction").isEmpty()
                ? box
                : set.space().restrict(box, Map.of("direction", List.of("rollback")));
        if (!outcomes.contains(answer) && !undoing.isEmpty()) {
            // the engine decides a plan together with undoing it; the way back is decided by itself
            example = set.space().example(undoing);
            answer = ofEngine(example);
        }
        if (!outcomes.contains(answer)) {
            example = set.space().example(box);
            answer = ofRules(example);
        }
        if (!outcomes.contains(answer)) {
            return new Result.Undecided(
                    "the engine answers `" + answer.word() + "` otherwise than expected", places(example));
        }
        return new Result.Broken(example, "the answer is `" + answer.word() + "`" + because(example), places(example));
    }

    private String because(Map<String, Object> example) {
        String rules =
                holding(example).stream().map(rule -> "`" + rule.id() + "`").collect(Collectors.joining(", "));
        return rules.isEmpty() ? ", as no rule speaks about it" : " where these rules hold: " + rules;
    }

    Outcome ofEngine(Map<String, Object> example) {
        return Replay.ofEngine(bundle, set.directory(), set.space().fact(example));
    }

    private Outcome ofRules(Map<String, Object> example) {
        return Replay.ofRules(bundle, set.directory(), set.space().fact(example));
    }

    private List<RuleDefinition> holding(Map<String, Object> example) {
        return Replay.holding(bundle, set.directory(), set.space().fact(example));
    }

    /** Returns where the rules stand that give the answer, the strictest first; reviewers are assigned, not decided. */
    private List<SourcePlace> places(Map<String, Object> example) {
        return holding(example).stream()
                .filter(rule -> EffectMetadata.effect(rule).isPresent())
                .sorted(Comparator.comparing((RuleDefinition rule) ->
                                EffectMetadata.effect(rule).orElseThrow())
                        .reversed())
                .map(RuleDefinition::at)
                .toList();
    }

    private Result unknownProperty(String property) {
        return new Result.Undecided(
                "the facts of `%s` have no `%s`".formatted(set.directory(), property),
                List.of(SourcePlace.startOf(set.directory())));
    }

    private Result entangled(Box cases) {
        return new Result.Undecided(
                "too many rules of `" + set.directory() + "` lie across each other",
                set.rules().stream()
                        .filter(rule -> rule.relationTo(cases) == RuleBox.Relation.CUTS)
                        .limit(MOST_PLACES)
                        .map(rule -> rule.rule().at())
                        .toList());
    }

    /** Returns every outcome but {@code outcomes}. */
    static Set<Outcome> allBut(Collection<Outcome> outcomes) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !outcomes.contains(outcome))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the words of {@code levels} from {@code first} on. */
    static List<String> words(Level[] levels, Level first) {
        return Arrays.stream(levels)
                .dropWhile(level -> level != first)
                .map(Level::word)
                .toList();
    }
}
