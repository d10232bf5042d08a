package dev.governor.command.reading;

import dev.governor.command.Effect;
import dev.governor.command.Excerpt;
import dev.governor.command.ResourceKind;
import java.util.List;

/**
 * One program that a line runs.
 *
 * @param program   its name without a directory
 * @param arguments its arguments as the shell passes them
 * @param input     what it reads
 * @param place     where it runs
 * @param lines     reads the commands that its arguments contain
 * @param conclusions takes what is concluded
 */
public record Invocation(
        String program, List<Word> arguments, Input input, Place place, Lines lines, Conclusions conclusions) {

    private static final int LONGEST_SHOWN = 160;

    /** Adds an effect on a kind of thing. */
    public void effect(Effect effect, ResourceKind resource, String subject) {
        conclusions.add(effect, resource, subject, because());
    }

    /** Sets that it goes on until it is stopped: what it writes takes all the room there is. */
    public void endless() {
        conclusions.endless(true);
        if (conclusions.writes(because())) {
            effect(Effect.CHANGE_SYSTEM, ResourceKind.DEVICE, program);
        }
    }

    private String because() {
        return "by " + shown();
    }

    /** Adds an effect on the file that {@code path} names. */
    public void path(Effect effect, Word path) {
        ResourceKind kind = effect == Effect.WRITE_FILE ? place.written(path) : place.kind(path);
        boolean writes =
                effect == Effect.WRITE_FILE || effect == Effect.DELETE_FILE || effect == Effect.DELETE_RECURSIVELY;
        if (effect == Effect.WRITE_FILE) {
            place.names(path).forEach(conclusions.brought()::write);
        }
        if (kind == ResourceKind.DEVICE && writes) {
            effect(Effect.OVERWRITE_DEVICE, kind, path.text());
        } else if (kind == ResourceKind.BACKUP && writes && effect != Effect.WRITE_FILE) {
            effect(Effect.DELETE_BACKUP, kind, path.text());
        } else if (kind != ResourceKind.NONE) {
            effect(effect, kind, path.text());
        }
    }

    /** Returns whether the line itself brings, or may bring, the file {@code path}, from wherever it is named. */
    public boolean brings(Word path) {
        return place.names(path).stream().anyMatch(conclusions.brought()::hold);
    }

    /** Adds that something of it could not be understood. */
    public void unclear(String sentence) {
        conclusions.notUnderstood(shown(), sentence + " (" + Excerpt.of(program, 40) + ")");
    }

    /** Reads {@code words} as a command that this one runs. */
    public void runs(List<Word> words, Input stdin) {
        lines.command(words, stdin, place);
    }

    /** Reads {@code text} as a line of shell that this one runs. */
    public void runsShell(Word text) {
        if (text.known()) {
            lines.line(text.text(), Input.NONE, place);
        } else {
            effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text.text());
            unclear("it runs a line that only running would tell");
        }
    }

    /** Returns the arguments from {@code first} on. */
    public List<Word> from(int first) {
        return first >= arguments.size() ? List.of() : arguments.subList(first, arguments.size());
    }

    /** Returns the same program with other arguments. */
    public Invocation with(List<Word> others) {
        return new Invocation(program, others, input, place, lines, conclusions);
    }

    /** Returns the same program in another place. */
    public Invocation at(Place other) {
        return new Invocation(program, arguments, input, other, lines, conclusions);
    }

    /** Returns the program and its arguments, cut to what can be shown. */
    public String shown() {
        StringBuilder line = new StringBuilder(program);
        for (Word argument : arguments) {
            if (line.length() > LONGEST_SHOWN) {
                break;
            }
            String text = argument.text();
            line.append(' ').append(text, 0, Math.min(text.length(), LONGEST_SHOWN));
        }
        return Excerpt.of(line.toString().replace(Word.HOLE, '…'), LONGEST_SHOWN);
    }
}
