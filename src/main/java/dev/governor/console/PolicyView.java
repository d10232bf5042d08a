package dev.governor.console;

import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.workshop.Change;
import dev.governor.workshop.RuleCard;
import dev.governor.workshop.StandingCanary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides, what decided before, and what is to decide next, as a page shows it.
 *
 * @param name the name of the bundle that decides
 * @param version its version
 * @param digest its digest
 * @param since when it began to, null when the history does not say
 * @param groups its rules by directory
 * @param history what was promoted, newest first
 * @param proposals what waits for approval, oldest first
 * @param canary the bundle that decides for some, null when none does
 */
record PolicyView(
        String name,
        String version,
        String digest,
        @Nullable Moment since,
        List<Group> groups,
        List<Row> history,
        List<Proposal> proposals,
        @Nullable CanaryPanel canary) {

    /**
     * The rules of one directory.
     *
     * @param directory its name
     * @param rules its rules, by id
     */
    record Group(String directory, List<Rule> rules) {}

    /**
     * One rule.
     *
     * @param id its id
     * @param title what it says in a few words
     * @param effect what it does; empty for rules that only weigh or assign
     * @param owner the team that answers for it
     * @param controls the controls it serves; empty when it names none
     * @param at where it stands
     * @param conditions what must hold
     */
    record Rule(
            String id, String title, String effect, String owner, String controls, String at, List<String> conditions) {

        static Rule of(RuleCard card) {
            return new Rule(
                    card.id(),
                    card.text("title"),
                    Wording.plain(card.text("effect")),
                    card.text("owner"),
                    card.text("control"),
                    card.at(),
                    card.conditions());
        }
    }

    /**
     * One line of the history.
     *
     * @param kind how it came about, in words
     * @param version the bundle's version
     * @param author who proposed it
     * @param approver who approved it; empty for what the governor began with
     * @param why the reason
     * @param commit the commit's first digits
     * @param at when
     */
    record Row(String kind, String version, String author, String approver, String why, String commit, Moment at) {

        static Row of(Change change, Instant now) {
            String approver = change.approver();
            return new Row(
                    Wording.plain(change.kind().word()),
                    change.version(),
                    Wording.who(change.author()),
                    approver == null ? "" : Wording.who(approver),
                    change.why(),
                    change.commit().substring(0, 10),
                    Moment.of(change.at(), now));
        }
    }

    /**
     * One proposal.
     *
     * @param id its id
     * @param row who proposes what, when and why
     * @param diff what it changes, by line
     * @param cut whether there is more than is shown
     * @param whyNot why the reader cannot approve it; empty when the reader can
     */
    record Proposal(String id, Row row, List<DiffLine> diff, boolean cut, String whyNot) {

        private static final int MOST_LINES = 600;

        static Proposal of(Change proposed, String diff, Principal reader, boolean canary, Instant now) {
            List<DiffLine> lines = new ArrayList<>();
            diff.lines()
                    .filter(line -> !line.startsWith("index ") && !line.startsWith("--- ") && !line.startsWith("+++ "))
                    .limit(MOST_LINES + 1L)
                    .forEach(line -> lines.add(DiffLine.of(line)));
            boolean cut = lines.size() > MOST_LINES;
            return new Proposal(
                    String.valueOf(proposed.proposal()),
                    Row.of(proposed, now),
                    cut ? lines.subList(0, MOST_LINES) : lines,
                    cut,
                    whyNot(proposed, reader, canary));
        }

        private static String whyNot(Change proposed, Principal reader, boolean canary) {
            if (!PolicyPages.mayApprove(reader)) {
                return "Your roles do not approve bundles.";
            }
            if (proposed.isBy(reader)) {
                return "You proposed it, so somebody else approves it.";
            }
            return canary ? "A canary stands: promote it or abort it first." : "";
        }
    }

    static PolicyView of(
            PolicyBundle active,
            List<RuleCard> rules,
            List<Change> history,
            List<Proposal> proposals,
            StandingCanary.@Nullable Compared canary,
            Principal reader,
            Instant now) {
        Map<String, List<Rule>> groups = new LinkedHashMap<>();
        rules.forEach(card -> groups.computeIfAbsent(card.directory(), name -> new ArrayList<>())
                .add(Rule.of(card)));
        Optional<Change> last =
                history.stream().findFirst().filter(change -> change.digest().equals(active.digest()));
        return new PolicyView(
                active.name(),
                active.version(),
                active.digest().text(),
                last.map(change -> Moment.of(change.at(), now)).orElse(null),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                        .toList(),
                history.stream().map(change -> Row.of(change, now)).toList(),
                proposals,
                canary == null ? null : CanaryPanel.of(canary, reader, now));
    }
}
