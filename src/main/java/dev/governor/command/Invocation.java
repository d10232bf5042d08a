package dev.governor.command;

import java.util.List;

/**
 * One program that a line runs.
 *
 * @param program   its name without a directory
 * @param arguments its arguments as the shell passes them
 * @param input     what it reads
 * @param scope     what is known where it runs
 * @param reader    reads the commands that its arguments contain
 */
record Invocation(String program, List<Word> arguments, Input input, Scope scope, ShellReader reader) {

    private static final int LONGEST_SHOWN = 160;

    /** Adds an effect on a kind of thing. */
    void effect(Effect effect, ResourceKind resource, String subject) {
        reader.conclusions().add(effect, resource, subject.replace(Word.HOLE, '…'), "by " + shown());
    }

    /** Adds an effect on the file that {@code path} names. */
    void path(Effect effect, Word path) {
        ResourceKind kind = scope.kind(path);
        if (effect == Effect.WRITE_FILE) {
            reader.brought().write(path.text());
        }
        boolean writes =
                effect == Effect.WRITE_FILE || effect == Effect.DELETE_FILE || effect == Effect.DELETE_RECURSIVELY;
        boolean device = kind == ResourceKind.DEVICE && writes;
        if (kind != ResourceKind.NONE) {
            effect(device ? Effect.OVERWRITE_DEVICE : logs(effect, kind), kind, path.text());
        }
    }

    /** Adds that something of it could not be understood. */
    void unclear(String sentence) {
        reader.conclusions().notUnderstood(shown(), sentence + " (" + Excerpt.of(program, 40) + ")");
    }

    /** Reads {@code words} as a command that this one runs. */
    void runs(List<Word> words, Input stdin) {
        reader.command(words, stdin, scope);
    }

    /** Reads {@code text} as a line of shell that this one runs. */
    void runsShell(Word text) {
        if (text.known()) {
            reader.nested(text.text(), scope);
        } else {
            effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text.text());
            unclear("it runs a line that only running would tell");
        }
    }

    /** Returns the arguments from {@code first} on. */
    List<Word> from(int first) {
        return first >= arguments.size() ? List.of() : arguments.subList(first, arguments.size());
    }

    Invocation with(List<Word> others) {
        return new Invocation(program, others, input, scope, reader);
    }

    /** Returns the program and its arguments, cut to what can be shown. */
    String shown() {
        StringBuilder line = new StringBuilder(program);
        for (Word argument : arguments) {
            if (line.length() > LONGEST_SHOWN) {
                break;
            }
            line.append(' ').append(argument.shown());
        }
        return Excerpt.of(line.toString(), LONGEST_SHOWN);
    }

    private static Effect logs(Effect effect, ResourceKind kind) {
        boolean removes = effect == Effect.DELETE_FILE || effect == Effect.DELETE_RECURSIVELY;
        boolean backup = kind == ResourceKind.BACKUP && removes;
        return backup ? Effect.DELETE_BACKUP : effect;
    }
}
