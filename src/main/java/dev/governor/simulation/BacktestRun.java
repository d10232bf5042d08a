package dev.governor.simulation;

import static java.util.Objects.requireNonNull;

import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One backtest as it goes: what was answered so far, and what was counted. Takes one page at a time. */
final class BacktestRun {

    /** How many different cases' answers are remembered. */
    static final int REMEMBERED = 100_000;

    /**
     * What is said about a case.
     *
     * @param readable whether its facts are today's
     * @param from the answer before, null when it is the recorded one
     * @param to the candidate's answer, null when the rules were never asked, so that no bundle changes it
     */
    private record Answers(
            boolean readable,
            @Nullable Answer from,
            @Nullable Answer to) {

        private static final Answers UNREADABLE = new Answers(false, null, null);
        private static final Answers FIXED = new Answers(true, null, null);
    }

    private final Optional<PolicyBundle> before;
    private final PolicyBundle after;
    private final Flips flips;
    private final Map<String, CaseParser> parsers = new HashMap<>();
    private final Map<Outcome, Answer> recorded = new EnumMap<>(Outcome.class);
    private final Map<Answers, Answers> shared = new HashMap<>();
    private final Map<String, Answers> remembered = new LinkedHashMap<>();
    private long decisions;
    private long cases;
    private long same;
    private long unreadable;
    private Instant earliest = Instant.MAX;
    private Instant latest = Instant.MIN;

    BacktestRun(Optional<PolicyBundle> before, PolicyBundle after, Flips flips) {
        this.before = before;
        this.after = after;
        this.flips = flips;
        after.facts().forEach((directory, fact) -> parsers.put(directory, new CaseParser(fact)));
        for (Outcome outcome : Outcome.values()) {
            recorded.put(outcome, new Answer(outcome, List.of()));
        }
    }

    void take(List<RecordedCase> page) {
        Map<String, RecordedCase> unseen = new LinkedHashMap<>();
        for (RecordedCase each : page) {
            if (!remembered.containsKey(each.digest())) {
                unseen.putIfAbsent(each.digest(), each);
            }
        }
        forget(remembered.size() + unseen.size() - REMEMBERED);
        List<Answers> answers = new ArrayList<>(unseen.values())
                .parallelStream().map(this::answers).toList();
        int next = 0;
        for (String digest : unseen.keySet()) {
            Answers answer = answers.get(next++);
            remembered.put(digest, shared.computeIfAbsent(answer, same -> same));
        }
        cases += unseen.size();
        page.forEach(each -> count(each, requireNonNull(remembered.get(each.digest()))));
    }

    BehaviourDiff report(String from, String to, boolean all, long nanos) {
        return new BehaviourDiff(
                from,
                to,
                decisions,
                cases,
                same,
                unreadable,
                flips.groups(),
                all && flips.complete(),
                decisions == 0 ? null : earliest,
                decisions == 0 ? null : latest,
                Duration.ofNanos(nanos));
    }

    /** Forgets everything when the next page would be too much: what comes next is rarely like what came long ago. */
    private void forget(int tooMany) {
        if (tooMany > 0) {
            remembered.clear();
            shared.clear();
        }
    }

    private Answers answers(RecordedCase each) {
        CaseParser parser = parsers.get(each.directory());
        Optional<List<Record>> facts = parser == null ? Optional.empty() : parser.parse(each.body());
        if (facts.isEmpty()) {
            return Answers.UNREADABLE;
        }
        if (facts.get().isEmpty()) {
            return Answers.FIXED;
        }
        return new Answers(
                true,
                before.map(bundle -> Answer.of(Subject.decide(each.directory(), facts.get(), bundle)))
                        .orElse(null),
                Answer.of(Subject.decide(each.directory(), facts.get(), after)));
    }

    private void count(RecordedCase each, Answers answers) {
        decisions++;
        earliest = Flips.earlier(earliest, each.decidedAt());
        latest = Flips.later(latest, each.decidedAt());
        if (!answers.readable()) {
            unreadable++;
            return;
        }
        Answer from = answers.from() == null ? requireNonNull(recorded.get(each.outcome())) : answers.from();
        if (answers.to() == null || answers.to().outcome() == from.outcome()) {
            same++;
        } else {
            flips.add(each, from, answers.to());
        }
    }
}
