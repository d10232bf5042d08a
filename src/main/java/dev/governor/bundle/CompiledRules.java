package dev.governor.bundle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
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

    /** How many sessions are kept for later; each holds some 30 kB at 3,000 rules. */
    private static final int MAX_AT_REST = 32;

    private final KieBase base;
    private final Map<String, RuleDefinition> definitions;
    private final Duration budget;
    private final BlockingQueue<KieSession> atRest = new ArrayBlockingQueue<>(MAX_AT_REST);

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

    /**
     * Asks a session that is at rest, or a new one.
     *
     * <p>INVARIANT: a session is used again only when it holds nothing of the decision before; one that broke, or kept a
     * fact, is thrown away. Rules have no consequences and see one fact at a time, so nothing else could stay in it.
     */
    private void fire(Collection<? extends Record> facts, Matches matches) {
        KieSession rested = atRest.poll();
        KieSession session = rested == null ? base.newKieSession() : rested;
        boolean clean = false;
        try {
            session.addEventListener(matches);
            List<FactHandle> handles = new ArrayList<>(facts.size());
            facts.forEach(fact -> handles.add(session.insert(fact)));
            session.fireAllRules();
            handles.forEach(session::delete);
            session.fireAllRules();
            session.removeEventListener(matches);
            clean = session.getFactCount() == 0;
        } finally {
            if (!clean || !atRest.offer(session)) {
                session.dispose();
            }
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
