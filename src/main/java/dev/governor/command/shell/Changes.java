package dev.governor.command.shell;

import dev.governor.command.shell.grammar.Assignment;
import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.Redirect;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import dev.governor.kernel.Budget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which variables of a line change in ways that reading it from left to right does not show, and its functions. */
final class Changes {

    /** Commands that set variables, named by their arguments. */
    private static final Set<String> SETTERS =
            Set.of("read", "mapfile", "readarray", "getopts", "unset", "let", "eval", "source", ".", "wait");

    private static final Set<String> PASSING_ON = Set.of("command", "builtin");

    private final Budget budget;
    private final Set<String> once = new HashSet<>();
    private final Set<String> loops = new HashSet<>();
    private final Set<String> changing = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> locals = new HashSet<>();

    private Changes(Budget budget) {
        this.budget = budget;
    }

    /** Returns the changes in {@code command}. */
    static Changes in(ShellCommand command, Budget budget) {
        Changes changes = new Changes(budget);
        changes.command(command);
        changes.loops.retainAll(changes.once);
        changes.changing.addAll(changes.loops);
        return changes;
    }

    /** Returns the names that are assigned twice, by loops, by arithmetic, or by commands. */
    Set<String> names() {
        return changing;
    }

    /** Returns the names of the functions that are defined. */
    Set<String> functions() {
        return functions;
    }

    /** Returns the names that are declared, and so may be a function's own. */
    Set<String> locals() {
        return locals;
    }

    private void command(@Nullable ShellCommand command) {
        if (command == null) {
            return;
        }
        budget.enter();
        if (command instanceof ShellCommand.Simple simple) {
            simple(simple);
        } else if (command instanceof ShellCommand.For loop) {
            loop(loop);
        } else if (command instanceof ShellCommand.Counting loop) {
            expression(loop.expressions());
            command(loop.body());
        } else if (command instanceof ShellCommand.Case choice) {
            word(choice.word());
            choice.items().forEach(item -> {
                item.patterns().forEach(this::word);
                command(item.body());
            });
        } else if (command instanceof ShellCommand.Function function) {
            functions.add(function.name());
            command(function.body());
        } else if (command instanceof ShellCommand.Test test) {
            test.words().forEach(this::word);
        } else if (command instanceof ShellCommand.Expression expression) {
            expression(expression.expression());
        } else if (command instanceof ShellCommand.Redirected redirected) {
            redirected.redirects().forEach(this::redirect);
            command(redirected.body());
        } else {
            command.inner().forEach(this::command);
        }
        budget.leave();
    }

    private void simple(ShellCommand.Simple simple) {
        simple.assignments().forEach(this::assignment);
        simple.declared().forEach(assignment -> {
            locals.add(assignment.name());
            assignment(assignment);
        });
        boolean sets = sets(simple.words());
        for (ShellWord word : simple.words()) {
            word(word);
            if (sets) {
                names(word.parts());
            }
        }
        simple.redirects().forEach(this::redirect);
    }

    private static boolean sets(List<ShellWord> words) {
        int first = !words.isEmpty() && PASSING_ON.contains(text(words.get(0).parts())) ? 1 : 0;
        String name = words.size() > first ? text(words.get(first).parts()) : "";
        boolean options = words.stream().anyMatch(word -> text(word.parts()).startsWith("-"));
        return switch (name) {
            case "export", "readonly" -> false;
            case "declare", "typeset", "local" -> options;
            case "printf" -> words.stream().anyMatch(word -> text(word.parts()).startsWith("-v"));
            default -> SETTERS.contains(name);
        };
    }

    private void loop(ShellCommand.For loop) {
        loops.add(loop.name());
        if (loop.values() != null) {
            loop.values().forEach(this::word);
        }
        command(loop.body());
    }

    private void redirect(Redirect redirect) {
        word(redirect.target());
        if (redirect.document() != null) {
            parts(redirect.document().body());
        }
        if (!redirect.descriptor().isEmpty()) {
            changing.add(redirect.descriptor());
        }
    }

    private void assignment(Assignment assignment) {
        if (!once.add(assignment.name())
                || assignment.appends()
                || assignment.subscript() != null
                || assignment.array()) {
            changing.add(assignment.name());
        }
        if (assignment.subscript() != null) {
            expression(assignment.subscript());
        }
        assignment.values().forEach(this::word);
    }

    private void word(ShellWord word) {
        parts(word.parts());
    }

    private void parts(List<Part> parts) {
        budget.enter();
        for (Part part : parts) {
            if (part instanceof Part.Quoted quoted) {
                parts(quoted.parts());
            } else if (part instanceof Part.Substitution substitution) {
                command(substitution.body());
            } else if (part instanceof Part.Process process) {
                command(process.body());
            } else if (part instanceof Part.Pattern pattern) {
                parts(pattern.alternatives());
            } else if (part instanceof Part.Arithmetic arithmetic) {
                expression(arithmetic.expression());
            } else if (part instanceof Part.Parameter parameter) {
                parameter(parameter);
            }
        }
        budget.leave();
    }

    private void parameter(Part.Parameter parameter) {
        if (parameter.operator().endsWith("=")) {
            changing.add(parameter.name());
        }
        if (parameter.subscript() != null) {
            expression(parameter.subscript());
        }
        if (parameter.operator().equals(":")) {
            expression(parameter.argument());
        } else {
            parts(parameter.argument());
        }
    }

    /** Any name in arithmetic that sets something may be what is set. */
    private void expression(List<Part> parts) {
        String text = text(parts);
        if (text.indexOf('=') >= 0 || text.contains("++") || text.contains("--")) {
            names(parts);
        }
        parts(parts);
    }

    private static String text(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Part.Quoted quoted) {
                text.append(text(quoted.parts()));
            }
        }
        return text.toString();
    }

    private void names(List<Part> parts) {
        String text = text(parts);
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            budget.step();
            char c = at < text.length() ? text.charAt(at) : ' ';
            boolean inside = c < 0x7F && (Character.isLetterOrDigit(c) || c == '_');
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                changing.add(text.substring(start, at));
                start = -1;
            }
        }
    }
}
