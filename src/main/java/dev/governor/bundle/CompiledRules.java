package dev.governor.bundle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * The rules of one vocabulary, compiled and ready; immutable and safe to share between threads.
 *
 * <p>Rules have no consequence: a listener notes which ones hold, and what they mean stands in their {@link
 * RuleDefinition}.
 */
public final class CompiledRules implements RuleEvaluator {

    private static final Comparator<RuleMatch> BY_RULE =
            Comparator.comparing(match -> match.rule().id());

    private final KieBase base;
    private final Map<String, RuleDefinition> definitions;
    private final Duration budget;

    CompiledRules(KieBase base, List<RuleDefinition> definitions, Duration budget) {
        this.base = base;
        this.definitions = definitions.stream().collect(Collectors.toMap(RuleDefinition::id, Function.identity()));
        this.budget = budget;
    }

    @Override
    public List<RuleDefinition> definitions() {
        return definitions.values().stream()
                .sorted(Comparator.comparing(RuleDefinition::id))
                .toList();
    }

    @Override
    public Evaluation evaluate(Collection<? extends Record> facts) {
        long start = System.nanoTime();
        try {
            Matches matches = new Matches();
            fire(facts, matches);
            if (System.nanoTime() - start > budget.toNanos()) {
                return new Evaluation.TimedOut();
            }
            matches.found.sort(BY_RULE);
            return new Evaluation.Matched(matches.found);
        } catch (RuntimeException e) {
            return new Evaluation.Failed(e);
        }
    }

    private void fire(Collection<? extends Record> facts, Matches matches) {
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(matches);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private final class Matches extends DefaultAgendaEventListener {
        private final List<RuleMatch> found = new ArrayList<>(8);

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            Match match = event.getMatch();
            RuleDefinition rule = definitions.get(match.getRule().getName());
            if (rule == null) {
                throw new IllegalStateException("a rule fired that is not in the bundle");
            }
            found.add(new RuleMatch(rule, match.getObjects().get(0)));
        }
    }
}
