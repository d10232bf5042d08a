package dev.governor.command.shell.grammar;

/** Says that a line does not follow the grammar; the message is a sentence of ours. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unreadable(String message) {
        super(message, null, false, false);
        this.sentence = message;
    }

    String sentence() {
        return sentence;
    }
}
