package dev.governor.command.language;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.Set;

/** A filter of {@code jq} or {@code yq}: whether it reads the environment or other files. */
public final class JqFilter {

    private static final Set<String> ENVIRONMENT = Set.of("env", "strenv", "envsubst", "getenv");
    private static final Set<String> LOADING = Set.of(
            "import",
            "include",
            "system",
            "get_search_list",
            "load",
            "load_str",
            "load_xml",
            "load_props",
            "load_base64",
            "modulemeta");

    private final Scanner scanner;
    private final Invocation call;

    private JqFilter(Scanner scanner, Invocation call) {
        this.scanner = scanner;
        this.call = call;
    }

    /** Adds what the filter {@code text} does. */
    public static void read(Word text, String of, Invocation call) {
        if (!text.known()
                || !new JqFilter(new Scanner(text.text(), call.conclusions().budget()), call).tokens(false)) {
            call.unclear("its filter may read other files");
        }
    }

    /** Reads to the end, or to the parenthesis that ends what stands inside a text. */
    private boolean tokens(boolean inside) {
        int depth = 0;
        char before = ' ';
        while (!scanner.ended()) {
            char c = scanner.peek();
            boolean known = true;
            if (Scanner.letter(c) || c == '_') {
                known = word(scanner.name(), before);
            } else {
                scanner.next();
                if (c == '"') {
                    known = text();
                } else if (c == '#') {
                    scanner.restOfLine();
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && depth-- == 0 && inside) {
                    return true;
                }
            }
            if (!known) {
                return false;
            }
            before = c;
        }
        return !inside;
    }

    private boolean text() {
        while (!scanner.ended()) {
            char c = scanner.next();
            if (c == '"') {
                return true;
            }
            if (c == '\\' && scanner.next() == '(' && !nested()) {
                return false;
            }
        }
        return false;
    }

    private boolean nested() {
        call.conclusions().budget().enter();
        try {
            return tokens(true);
        } finally {
            call.conclusions().budget().leave();
        }
    }

    /** A name behind a dot is a field; {@code $ENV} is the environment. */
    private boolean word(String name, char before) {
        if (before == '.') {
            return true;
        }
        boolean key = scanner.peek() == ':';
        boolean variable = before == '$';
        if (!key && (variable ? name.equals("ENV") || name.equals("__prog_args") : ENVIRONMENT.contains(name))) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, "the environment");
        }
        return key || variable || !LOADING.contains(name);
    }
}
