package dev.governor.workshop.knowledge;

import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentVocabulary;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.SessionStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changes from one bundle's knowledge to another's.
 *
 * <p>INVARIANT: what loosens is not told from how entries are written. Both bundles answer, and the answers are compared.
 *
 * @param entries the entries that are not the same
 * @param loosened lines that show a changed entry and are answered looser: what a reviewer looks at first
 * @param lines how many lines of the corpora were asked; none when nothing about actions of agents differs
 * @param flips the lines of the corpora that are answered otherwise, those that become looser first
 */
public record KnowledgeDifference(
        List<KnowledgeChange> entries, List<LineFlip> loosened, int lines, List<LineFlip> flips) {

    private static final Actor AGENT = new Actor("sample|agent", Tenant.DEFAULT, "sample|operator", true);

    public KnowledgeDifference {
        entries = List.copyOf(entries);
        loosened = List.copyOf(loosened);
        flips = List.copyOf(flips);
    }

    /** Returns what changes from {@code before} to {@code after}; the hosts of an installation are not looked at. */
    public static KnowledgeDifference between(PolicyBundle before, PolicyBundle after) {
        List<KnowledgeChange> entries = KnowledgeChange.between(before.knowledge(), after.knowledge());
        boolean aboutAgents = before.facts().containsKey(AgentVocabulary.DIRECTORY)
                && after.facts().containsKey(AgentVocabulary.DIRECTORY);
        if (!aboutAgents || entries.isEmpty() && sameRules(before, after)) {
            return new KnowledgeDifference(entries, List.of(), 0, List.of());
        }
        Asking asking = new Asking(Asked.of(before), Asked.of(after));
        Set<Line> samples = new LinkedHashSet<>();
        entries.forEach(change -> samples.addAll(EntrySamples.of(change)));
        List<LineFlip> loosened =
                asking.flips(samples).stream().filter(LineFlip::loosens).toList();
        return new KnowledgeDifference(entries, loosened, Corpus.lines().size(), asking.flips(Corpus.lines()));
    }

    private static boolean sameRules(PolicyBundle before, PolicyBundle after) {
        return before.rules(AgentVocabulary.DIRECTORY)
                .definitions()
                .equals(after.rules(AgentVocabulary.DIRECTORY).definitions());
    }

    /** One bundle, asked without a graph and without the hosts of an installation. */
    private record Asked(ActionReader reader, ActionJudge judge) {

        static Asked of(PolicyBundle bundle) {
            return new Asked(
                    ActionReader.of(bundle, new Destinations(List.of(), List.of())),
                    new ActionJudge(bundle, ContextView.of(AssetGraph.EMPTY)));
        }

        Outcome outcome(Line line) {
            ActionEnvelope envelope = new ActionEnvelope(AGENT, "sample", null, line.action(), null, Claims.NONE);
            return judge.decide(envelope, reader.read(line.action()), SessionStanding.CLEAN, Instant.EPOCH)
                    .decision()
                    .outcome();
        }
    }

    /** Asks both bundles the same. */
    private record Asking(Asked before, Asked after) {

        List<LineFlip> flips(Collection<Line> lines) {
            List<LineFlip> flips = new ArrayList<>();
            lines.forEach(line -> flip(line).ifPresent(flips::add));
            flips.sort(Comparator.comparing(LineFlip::loosens).reversed());
            return flips;
        }

        private Optional<LineFlip> flip(Line line) {
            Outcome old = before.outcome(line);
            Outcome now = after.outcome(line);
            return old == now
                    ? Optional.empty()
                    : Optional.of(
                            new LineFlip(line.shown(), line.from(), old.word(), now.word(), now.compareTo(old) < 0));
        }
    }
}
