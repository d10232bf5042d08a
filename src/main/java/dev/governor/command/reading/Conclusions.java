package dev.governor.command.reading;

import dev.governor.command.CommandEffect;
import dev.governor.command.CommandReading;
import dev.governor.command.Effect;
import dev.governor.command.Excerpt;
import dev.governor.command.ReadPart;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What was concluded so far about one command; several parts of it may add. It also carries the budget of the reading. */
public final class Conclusions {

    private static final int MOST = 500;
    private static final String TOO_MANY = "the command does more than " + MOST + " things";
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_HOST = 253;

    private final Budget budget;
    private final BroughtFiles brought;
    private final Set<CommandEffect> effects = new LinkedHashSet<>();
    private final Set<String> notUnderstood = new LinkedHashSet<>();
    private final Set<String> destinations = new TreeSet<>();
    private final List<ReadPart> parts = new ArrayList<>();
    private boolean endless;
    private boolean released;

    public Conclusions(Budget budget) {
        this(budget, UnaryOperator.identity());
    }

    /**
     * Makes an empty one.
     *
     * @param budget what the reading may take
     * @param seen says what absolute paths are from the project's directory
     */
    public Conclusions(Budget budget, UnaryOperator<String> seen) {
        this.budget = budget;
        this.brought = new BroughtFiles(seen);
    }

    /** Returns the reading of {@code text} when nothing of it was understood. */
    public static CommandReading refused(String text, String sentence) {
        Conclusions conclusions = new Conclusions(Budget.ofReading());
        conclusions.notUnderstood(text, sentence);
        return conclusions.reading();
    }

    /** Returns what the reading may still take. */
    public Budget budget() {
        return budget;
    }

    /** Returns the files that the line brings. */
    public BroughtFiles brought() {
        return brought;
    }

    /** Adds an effect; {@code because} is a sentence of ours about how that was concluded. */
    public void add(Effect effect, ResourceKind resource, String subject, String because) {
        if (effects.size() < MOST) {
            effects.add(new CommandEffect(effect, resource, subject.replace(Word.HOLE, '…'), because));
        } else if (notUnderstood.add(TOO_MANY)) {
            effects.add(new CommandEffect(Effect.NOT_UNDERSTOOD, ResourceKind.UNKNOWN, "", TOO_MANY));
        }
    }

    /** Adds that {@code part} could not be understood, with a sentence of ours. */
    public void notUnderstood(String part, String sentence) {
        add(Effect.NOT_UNDERSTOOD, ResourceKind.UNKNOWN, part, sentence);
        notUnderstood.add(sentence);
        read(part, sentence, "");
    }

    /**
     * Adds to the trace how a part of the line was read.
     *
     * @param part the part as written
     * @param as what it was read as, in words of ours
     * @param source what said so: the place of a description, or empty
     */
    public void read(String part, String as, String source) {
        if (parts.size() < MOST_PARTS) {
            parts.add(new ReadPart(Excerpt.of(part.replace(Word.HOLE, '…'), CommandEffect.LONGEST), as, source));
        }
    }

    /** Returns how many effects there are so far. */
    public int size() {
        return effects.size();
    }

    /** Returns whether one of the effects after the first {@code before} is {@code effect}. */
    public boolean since(int before, Effect effect) {
        return effects.stream().skip(before).anyMatch(each -> each.effect() == effect);
    }

    /** Sets whether what was read last prints until it is stopped. */
    public void endless(boolean now) {
        endless = now;
    }

    /** Returns whether what was read last prints until it is stopped, and forgets it. */
    public boolean takeEndless() {
        boolean was = endless;
        endless = false;
        return was;
    }

    /** Sets whether the line is now on a branch that is released. */
    public void released(boolean now) {
        released = now;
    }

    /** Returns whether the line went to a branch that is released, and nowhere else since. */
    public boolean released() {
        return released;
    }

    /** Returns whether a file is written for the reason {@code because}. */
    public boolean writes(String because) {
        return effects.stream()
                .anyMatch(each ->
                        each.effect() == Effect.WRITE_FILE && each.because().equals(because));
    }

    /** Returns whether the line asked which processes of the machine run, or read where it keeps their numbers. */
    public boolean looksUpMachine() {
        return effects.stream()
                .anyMatch(each -> each.effect() == Effect.READ_DATA && each.resource() == ResourceKind.INFRASTRUCTURE
                        || each.effect() == Effect.READ_FILE && each.resource() == ResourceKind.SYSTEM_FILE);
    }

    /** Adds a host that is reached by name. */
    public void destination(String host) {
        destinations.add(Excerpt.of(host, LONGEST_HOST));
    }

    /** Returns all of it; a command without any effect has the effect {@code none}. */
    public CommandReading reading() {
        if (effects.isEmpty()) {
            add(Effect.NONE, ResourceKind.NONE, "", "it changes nothing");
        }
        return new CommandReading(List.copyOf(effects), List.copyOf(notUnderstood), destinations, List.copyOf(parts));
    }
}
