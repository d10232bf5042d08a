package dev.governor.command.language;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.Set;

/** A program of {@code awk}: whether it runs programs, reads the environment, or reads and writes files. */
public final class AwkProgram {

    private static final Set<String> RUNNING = Set.of("system", "getline", "close", "fflush", "load", "include");
    private static final Set<String> ENVIRONMENT = Set.of("ENVIRON", "PROCINFO", "SYMTAB");
    private static final String BEFORE_PATTERN = "~(,!{;&|\n=:?+-*%^<>";

    private final Scanner scanner;
    private final Invocation call;
    private boolean prints;
    private int depth;
    private char before = '\n';

    private AwkProgram(Scanner scanner, Invocation call) {
        this.scanner = scanner;
        this.call = call;
    }

    /** Adds what the program {@code text} does. */
    public static void read(Word text, String of, Invocation call) {
        if (!text.known()
                || !new AwkProgram(new Scanner(text.text(), call.conclusions().budget()), call).tokens()) {
            call.unclear("its script may run programs or write files");
        }
    }

    private boolean tokens() {
        while (!scanner.ended()) {
            char c = scanner.peek();
            boolean known = Scanner.letter(c) || c == '_' ? word() : sign(scanner.next());
            if (!known) {
                return false;
            }
            if (!Character.isWhitespace(c) || c == '\n') {
                before = c;
            }
        }
        return true;
    }

    private boolean word() {
        String name = scanner.name();
        if (RUNNING.contains(name)) {
            return false;
        }
        if (ENVIRONMENT.contains(name)) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, "the environment");
        }
        prints |= name.equals("print") || name.equals("printf");
        return true;
    }

    private boolean sign(char c) {
        switch (c) {
            case '"':
                return scanner.until('"') != null;
            case '/':
                return BEFORE_PATTERN.indexOf(before) < 0 || scanner.until('/') != null;
            case '#':
                scanner.restOfLine();
                return true;
            case ';', '}', '\n':
                prints = false;
                return true;
            case '(':
                depth++;
                return true;
            case ')':
                depth--;
                return true;
            case '|':
                return scanner.take('|');
            case '>':
                return !prints || depth > 0;
            case '@', '\\':
                return c == '\\' && scanner.take('\n');
            default:
                return true;
        }
    }
}
