package dev.governor.command.language;

import dev.governor.command.Effect;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;

/** A script of {@code sed}: what it does beside changing the stream. */
public final class SedScript {

    private static final String PLAIN = "pdDPnNgGhHxq=lQzF";
    private static final String LABELLED = ":btT";
    private static final String TEXT = "aic";

    private final Scanner scanner;
    private final Invocation call;
    private int blocks;

    private SedScript(Scanner scanner, Invocation call) {
        this.scanner = scanner;
        this.call = call;
    }

    /** Adds what the script {@code text} does. */
    public static void read(Word text, String of, Invocation call) {
        SedScript script =
                new SedScript(new Scanner(text.text(), call.conclusions().budget()), call);
        if (!text.known() || !script.commands() || script.blocks != 0) {
            call.unclear("what this script of it does is not known");
        }
    }

    private boolean commands() {
        while (true) {
            while (!scanner.ended() && (Character.isWhitespace(scanner.peek()) || scanner.peek() == ';')) {
                scanner.next();
            }
            if (scanner.ended()) {
                return true;
            }
            if (!addresses() || !command()) {
                return false;
            }
        }
    }

    private boolean addresses() {
        if (!address()) {
            return true;
        }
        scanner.skipBlanksOfLine();
        if (scanner.take(',')) {
            scanner.skipBlanksOfLine();
            if (scanner.take('+') || scanner.take('~')) {
                return scanner.skipDigits();
            }
            return address();
        }
        if (scanner.take('~')) {
            return scanner.skipDigits();
        }
        return true;
    }

    /** Takes a number, {@code $} or a pattern; returns whether there was one. */
    private boolean address() {
        if (scanner.take('$') || scanner.skipDigits()) {
            return true;
        }
        boolean custom = scanner.take('\\');
        if (!custom && scanner.peek() != '/') {
            return false;
        }
        char end = scanner.next();
        boolean closed = scanner.until(end) != null;
        while (scanner.peek() == 'I' || scanner.peek() == 'M') {
            scanner.next();
        }
        return closed;
    }

    private boolean command() {
        scanner.skipBlanksOfLine();
        while (scanner.take('!')) {
            scanner.skipBlanksOfLine();
        }
        char command = scanner.next();
        if (PLAIN.indexOf(command) >= 0) {
            scanner.skipBlanksOfLine();
            scanner.skipDigits();
            return ends();
        }
        if (LABELLED.indexOf(command) >= 0) {
            scanner.skipBlanksOfLine();
            scanner.name();
            return ends();
        }
        if (TEXT.indexOf(command) >= 0) {
            return text();
        }
        return switch (command) {
            case 's' -> substitution();
            case 'y' -> {
                char end = scanner.next();
                yield twice(end) && ends();
            }
            case 'r', 'R' -> file();
            case '#' -> {
                scanner.restOfLine();
                yield true;
            }
            case '{' -> {
                blocks++;
                yield true;
            }
            case '}' -> {
                blocks--;
                yield blocks >= 0 && ends();
            }
            default -> false;
        };
    }

    /** Text goes to the end of its line; a backslash goes on with the next line. */
    private boolean text() {
        String line = scanner.restOfLine();
        while (line.endsWith("\\") && !scanner.ended()) {
            scanner.next();
            line = scanner.restOfLine();
        }
        return true;
    }

    private boolean substitution() {
        char end = scanner.next();
        boolean letters = end == Scanner.END || end == '\n' || end == '\\';
        if (letters || !twice(end)) {
            return false;
        }
        while ("gpIiMm".indexOf(scanner.peek()) >= 0 && !scanner.ended() || Scanner.digit(scanner.peek())) {
            scanner.next();
        }
        return ends();
    }

    /** Takes what is sought and what it becomes. */
    private boolean twice(char end) {
        boolean sought = scanner.until(end) != null;
        return sought && scanner.until(end) != null;
    }

    private boolean file() {
        scanner.skipBlanksOfLine();
        String path = scanner.restOfLine();
        if (path.isBlank()) {
            return false;
        }
        if (!path.equals("/dev/stdin")) {
            call.path(Effect.READ_FILE, Word.of(path));
        }
        return true;
    }

    private boolean ends() {
        scanner.skipBlanksOfLine();
        char c = scanner.peek();
        return scanner.ended() || c == ';' || c == '\n' || c == '}' || c == '#';
    }
}
