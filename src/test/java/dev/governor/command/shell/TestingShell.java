package dev.governor.command.shell;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.command.CommandReading;
import dev.governor.command.path.TestingPaths;
import dev.governor.command.reading.Conclusions;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.PathReader;
import dev.governor.command.reading.ProgramReader;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads lines with a program reader that writes down what it is asked. */
final class TestingShell implements ProgramReader {

    static final Variables VARIABLES = variables();

    private static final PathReader KINDS = TestingPaths.shipped();

    private final Conclusions conclusions;
    private final List<String> calls = new ArrayList<>();

    private TestingShell(Budget budget) {
        this.conclusions = new Conclusions(budget);
    }

    static TestingShell of(String line) {
        return of(line, Budget.ofReading());
    }

    static TestingShell of(String line, Budget budget) {
        TestingShell shell = new TestingShell(budget);
        new ShellLines(shell, VARIABLES, KINDS, shell.conclusions).read(line);
        return shell;
    }

    private static Variables variables() {
        try (InputStream stream = Objects.requireNonNull(
                TestingShell.class.getResourceAsStream("/rules/knowledge/variables.yaml"), "variables")) {
            return Variables.read(new YAMLMapper().readTree(stream), (pointer, sentence, hint) -> {
                throw new AssertionError(pointer + ": " + sentence);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean knows(String name) {
        return List.of("rm", "ls", "git", "cat", "sh", "bash", "grep", "sudo", "sed")
                .contains(name);
    }

    /** Writes the call down with the directory it runs in; shells run their line, sudo its command. */
    @Override
    public void read(Invocation call) {
        StringBuilder shown = new StringBuilder(call.program());
        call.arguments()
                .forEach(word -> shown.append(' ')
                        .append(word.shown())
                        .append(word.wild() ? "°" : "")
                        .append(word.loose() ? "?" : ""));
        String there =
                ((ShellState) call.place()).directories().all().toString().replace(Word.HOLE, '…');
        calls.add((there.equals("[]") ? shown.toString() : shown + " @ " + there).strip());
        boolean shell = call.program().equals("sh") || call.program().equals("bash");
        if (shell && call.arguments().size() > 1) {
            call.runsShell(call.arguments().get(1));
        } else if (shell && call.input().text() != null) {
            call.lines().line(call.input().text(), dev.governor.command.reading.Input.NONE, call.place());
        } else if (shell) {
            call.unclear("a shell runs what is not known");
        } else if (call.program().equals("sudo")) {
            call.runs(call.arguments(), call.input());
        }
    }

    /** Returns the calls of programs in order, with the directories when they are not only the project's. */
    List<String> calls() {
        return calls;
    }

    CommandReading reading() {
        return conclusions.reading();
    }

    /** Returns the effects, each {@code effect/resource}, those without any left out. */
    List<String> effects() {
        return reading().effects().stream()
                .map(effect -> effect.effect().word() + "/" + effect.resource().word())
                .filter(effect -> !effect.startsWith("none/"))
                .distinct()
                .toList();
    }
}
