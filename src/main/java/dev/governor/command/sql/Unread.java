package dev.governor.command.sql;

/** Says that a text is not understood; the message is a sentence of ours. */
final class Unread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unread(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
