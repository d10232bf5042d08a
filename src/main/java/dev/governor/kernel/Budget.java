package dev.governor.kernel;

/**
 * What one reading of foreign text may take: steps, characters it makes, and time.
 *
 * <p>The code that reads spends from it in every loop and every recursion, so that no input is dear: whatever is left undone
 * when it is spent was not read. Steps and characters decide; the time is there for what a step may hide. Used by one thread.
 */
public final class Budget {

    /** The steps of one action's reading; a step costs well below a microsecond. */
    public static final int STEPS = 400_000;

    /** The characters that one action's reading may make out of the text, a hundred times the longest text. */
    public static final int CHARACTERS = 2_000_000;

    /** The deepest nesting that is followed; a level takes a few frames of the stack. */
    public static final int DEPTH = 60;

    private static final long NANOS = 1_000_000_000L;
    private static final int LOOK_AT_CLOCK = 0x3FF;

    private final long end = System.nanoTime() + NANOS;
    private int steps;
    private int characters;
    private int depth;

    private Budget(int steps, int characters) {
        this.steps = steps;
        this.characters = characters;
    }

    /** Returns the budget of one action's reading. */
    public static Budget ofReading() {
        return new Budget(STEPS, CHARACTERS);
    }

    /** Returns a budget of {@code steps} steps and {@code characters} characters. */
    public static Budget of(int steps, int characters) {
        return new Budget(steps, characters);
    }

    /**
     * Takes one step.
     *
     * @throws Spent when there is none left
     */
    public void step() {
        if (--steps < 0) {
            throw new Spent("it takes more steps to read than any command needs");
        }
        if ((steps & LOOK_AT_CLOCK) == 0 && System.nanoTime() - end > 0) {
            throw new Spent("it takes longer to read than any command needs");
        }
    }

    /**
     * Takes {@code count} steps at once.
     *
     * @throws Spent when there are not so many left
     */
    public void steps(int count) {
        steps -= Math.max(count, 0);
        step();
    }

    /**
     * Takes {@code count} characters that are made out of the text, before they are made.
     *
     * @throws Spent when there are not so many left
     */
    public void characters(int count) {
        characters -= count;
        if (characters < 0 || count < 0) {
            characters = -1;
            throw new Spent("it grows larger than any command needs");
        }
    }

    /**
     * Goes one level deeper; {@link #leave} goes back.
     *
     * @throws Spent when it is too deep
     */
    public void enter() {
        step();
        if (++depth > DEPTH) {
            throw new Spent("it is nested more than " + DEPTH + " deep");
        }
    }

    /** Goes back one level. */
    public void leave() {
        depth--;
    }

    /** Says that the budget is spent; the message is a sentence of ours. */
    public static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        Spent(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }

        /** Returns what was spent, in a sentence of ours. */
        public String sentence() {
            return sentence;
        }
    }
}
