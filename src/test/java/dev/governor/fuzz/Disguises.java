package dev.governor.fuzz;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.TestingCorpus;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.fuzz.FuzzedInput.Reader;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.SessionStanding;
import java.time.Instant;
import java.util.List;

/** Hostile lines written otherwise: what is stopped stays stopped. Used by one thread. */
final class Disguises {

    private static final int KEPT_RULINGS = 20_000;
    private static final List<Mutation> OF_LINES = List.of(
            (line, draw) -> "true; " + line,
            (line, draw) -> "ls && " + line,
            (line, draw) -> "ls\n" + line,
            (line, draw) -> "( " + line + "\n)",
            (line, draw) -> "{ " + line + "\n}",
            (line, draw) -> "sh -c " + quoted(line),
            (line, draw) -> "bash -lc " + quoted(line),
            (line, draw) -> "eval " + quoted(line),
            (line, draw) -> "nohup sh -c " + quoted(line) + " &",
            (line, draw) -> plain(line) ? "nohup " + line + " &" : line,
            (line, draw) -> "# nothing\n" + line + "\n# at all",
            (line, draw) -> "if true; then\n" + line + "\nfi",
            (line, draw) -> "f() {\n" + line + "\n}; f",
            (line, draw) -> "echo \"$(\n" + line + "\n)\"",
            (line, draw) -> "x=" + quoted(line) + "; eval \"$x\"",
            (line, draw) -> plain(line) ? "  " + line.replace(" ", "  \t ") + "  " : line,
            (line, draw) -> plain(line) ? line.replace(" ", " \\\n ") : line,
            (line, draw) -> plain(line) ? quotedSomewhere(line, draw) : line);
    private static final List<Mutation> OF_STATEMENTS = List.of(
            (text, draw) -> "SELECT 1; " + text,
            (text, draw) -> "-- nothing\n" + text,
            (text, draw) -> "/* nothing */ " + text,
            (text, draw) -> text + "\n-- nothing",
            (text, draw) -> "\n\t" + text,
            (text, draw) -> text.indexOf('\'') < 0 ? text.replace(" ", "\n  ") : text);
    private static final List<Mutation> OF_PATHS = List.of(
            (path, draw) -> path.replace("/", "//"),
            (path, draw) -> path.replace("/", "/./"),
            (path, draw) -> path.startsWith("/") ? "/x/.." + path : path,
            (path, draw) -> path.startsWith("/") ? "../../../../.." + path : path);

    private final PolicyBundle bundle;
    private final ActionReader reader;
    private final List<FuzzedInput> hostile;
    private ActionJudge judge;
    private int judged;

    Disguises(PolicyBundle bundle, ActionReader reader) {
        this.bundle = bundle;
        this.reader = reader;
        this.judge = newJudge();
        // what follows a backslash at the end would belong to the line
        this.hostile = TestingCorpus.hostile().stream()
                .filter(line -> !line.text().endsWith("\\"))
                .map(FuzzedInputs::input)
                .toList();
    }

    /** Returns a hostile line. */
    FuzzedInput line(Draw draw) {
        return draw.of(hostile);
    }

    FuzzedInput disguised(FuzzedInput line, Draw draw) {
        FuzzedInput disguised = line;
        for (int left = 1 + draw.below(2); left > 0; left--) {
            disguised = disguised.with(draw.of(disguises(line.reader())).of(disguised.text(), draw));
        }
        return disguised;
    }

    /** Returns whether somebody is asked before {@code input} is done, or it is denied. */
    boolean stopped(FuzzedInput input) {
        if (++judged % KEPT_RULINGS == 0) {
            judge = newJudge();
        }
        AgentAction action = input.action();
        ActionEnvelope envelope = new ActionEnvelope(
                new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true),
                "s",
                null,
                action,
                null,
                ActionEnvelope.Claims.NONE);
        return judge.decide(envelope, reader.read(action), SessionStanding.CLEAN, Instant.EPOCH)
                        .decision()
                        .outcome()
                        .compareTo(Outcome.REQUIRE_APPROVAL)
                >= 0;
    }

    private ActionJudge newJudge() {
        return new ActionJudge(bundle, ContextView.of(AssetGraph.EMPTY));
    }

    private static List<Mutation> disguises(Reader reader) {
        return switch (reader) {
            case COMMAND -> OF_LINES;
            case QUERY -> OF_STATEMENTS;
            case PATH, CONTENT -> OF_PATHS;
        };
    }

    private static String quoted(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }

    /** Returns whether the line is words alone, which can be quoted and moved apart. */
    private static boolean plain(String line) {
        return !line.isEmpty()
                && line.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || " /.-_".indexOf(c) >= 0));
    }

    private static String quotedSomewhere(String line, Draw draw) {
        int at = draw.below(line.length());
        String letter = line.substring(at, at + 1);
        String quoted =
                draw.of(List.of("'%s'", "\"%s\"", "\\%s", "%s''", "''%s")).replace("%s", letter);
        return letter.equals(" ") ? line : line.substring(0, at) + quoted + line.substring(at + 1);
    }
}
