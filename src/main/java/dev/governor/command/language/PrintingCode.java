package dev.governor.command.language;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Language;
import dev.governor.command.reading.Word;
import java.util.Set;

/**
 * Code on a command line that only prints: constants, what an interpreter says of itself, and data files of the project.
 *
 * <p>Everything is listed: statements, modules, functions, attributes. Any other name means that the code is not understood.
 */
public final class PrintingCode implements Language {

    private final Set<String> modules;
    private final Set<String> functions;
    private final Set<String> readers;

    private PrintingCode(Set<String> modules, Set<String> functions, Set<String> readers) {
        this.modules = modules;
        this.functions = functions;
        this.readers = readers;
    }

    /** Returns the reader of Python. */
    public static PrintingCode python() {
        return new PrintingCode(
                Set.of("sys", "json", "math", "platform", "re"),
                Set.of(
                        "print",
                        "len",
                        "str",
                        "int",
                        "float",
                        "sorted",
                        "list",
                        "sum",
                        "min",
                        "max",
                        "range",
                        "round",
                        "abs",
                        "repr",
                        "json.load",
                        "json.loads",
                        "json.dumps",
                        "platform.python_version",
                        "platform.system",
                        "platform.machine",
                        "platform.platform",
                        "math.sqrt",
                        "math.floor",
                        "math.ceil",
                        "math.log",
                        "sys.getdefaultencoding"),
                Set.of("open"));
    }

    /** Returns the reader of JavaScript as Node runs it. */
    public static PrintingCode node() {
        return new PrintingCode(
                Set.of(),
                Set.of(
                        "console.log",
                        "JSON.stringify",
                        "JSON.parse",
                        "Object.keys",
                        "Object.values",
                        "Object.entries",
                        "Math.max",
                        "Math.min",
                        "Math.round",
                        "Math.floor",
                        "Math.ceil",
                        "Math.abs",
                        "Math.sqrt",
                        "parseInt",
                        "parseFloat",
                        "String",
                        "Number"),
                Set.of("require"));
    }

    @Override
    public void read(Word text, String of, Invocation call) {
        if (!text.known() || !new Reading(text.text(), call).statements()) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text.text());
            call.unclear("it runs code that stands in the line itself");
        }
    }

    /** One text; everything returns whether it was understood. */
    private final class Reading {

        private static final Set<String> CONSTANTS =
                Set.of("True", "False", "None", "true", "false", "null", "undefined");
        private static final Set<String> SELF = Set.of(
                "sys.version",
                "sys.version_info",
                "sys.path",
                "sys.platform",
                "sys.executable",
                "sys.maxsize",
                "process.version",
                "process.versions",
                "process.platform",
                "process.arch",
                "math.pi",
                "math.e",
                "Math.PI");

        private final Scanner scanner;
        private final Invocation call;

        Reading(String text, Invocation call) {
            this.scanner = new Scanner(text, call.conclusions().budget());
            this.call = call;
        }

        boolean statements() {
            while (true) {
                while (scanner.peek() == ';' || Character.isWhitespace(scanner.peek()) && !scanner.ended()) {
                    scanner.next();
                }
                if (scanner.ended()) {
                    return true;
                }
                if (scanner.take("import ") ? !imports() : !printing()) {
                    return false;
                }
                scanner.skipBlanksOfLine();
                boolean more = scanner.peek() == ';' || scanner.peek() == '\n';
                if (!scanner.ended() && !more) {
                    return false;
                }
            }
        }

        /** A statement calls what prints, or names what an interpreter says of itself. */
        private boolean printing() {
            return Scanner.letter(scanner.peek()) && expression();
        }

        private boolean imports() {
            do {
                scanner.skipBlanksOfLine();
                if (!modules.contains(scanner.name())) {
                    return false;
                }
                scanner.skipBlanksOfLine();
            } while (scanner.take(','));
            return true;
        }

        /** Values with signs between them. */
        private boolean expression() {
            call.conclusions().budget().enter();
            try {
                do {
                    scanner.skipBlanks();
                    if (!value()) {
                        return false;
                    }
                    scanner.skipBlanksOfLine();
                } while (sign());
                return true;
            } finally {
                call.conclusions().budget().leave();
            }
        }

        private boolean sign() {
            if (scanner.ended() || "+-*/%<>=&|?:".indexOf(scanner.peek()) < 0) {
                return false;
            }
            boolean assigns = scanner.take('=') && !scanner.take('=');
            while (!assigns && !scanner.ended() && "+*/%<>=&|".indexOf(scanner.peek()) >= 0) {
                scanner.next();
            }
            if (!assigns && "-?:".indexOf(scanner.peek()) >= 0) {
                scanner.next();
            }
            return !assigns;
        }

        private boolean value() {
            char c = scanner.peek();
            boolean read;
            if (c == '\'' || c == '"') {
                scanner.next();
                String text = scanner.until(c);
                read = text != null && text.indexOf('\\') < 0;
            } else if (Scanner.digit(c) || c == '-') {
                scanner.next();
                while (Scanner.digit(scanner.peek()) || scanner.peek() == '.') {
                    scanner.next();
                }
                read = true;
            } else if (c == '(' || c == '[') {
                scanner.next();
                read = listed(c == '(' ? ')' : ']');
            } else {
                read = named();
            }
            return read && behind();
        }

        private boolean named() {
            StringBuilder name = new StringBuilder(scanner.name());
            if (name.isEmpty() || CONSTANTS.contains(name.toString())) {
                return !name.isEmpty();
            }
            while (scanner.take('.')) {
                name.append('.').append(scanner.name());
            }
            String whole = name.toString();
            if (readers.contains(whole)) {
                return scanner.take('(') && file();
            }
            if (functions.contains(whole)) {
                return scanner.take('(') && listed(')');
            }
            return SELF.stream().anyMatch(known -> whole.equals(known) || whole.startsWith(known + "."));
        }

        /** A file that is opened to be read, by a name that stands there. */
        private boolean file() {
            char quote = scanner.next();
            String path = quote == '\'' || quote == '"' ? scanner.until(quote) : null;
            if (path == null || path.indexOf('\\') >= 0) {
                return false;
            }
            boolean data = path.endsWith(".json") || readers.contains("open");
            if (!data || !scanner.take(')')) {
                return false;
            }
            call.path(Effect.READ_FILE, Word.of(path));
            return true;
        }

        private boolean listed(char end) {
            scanner.skipBlanks();
            while (!scanner.take(end)) {
                if (!expression()) {
                    return false;
                }
                scanner.skipBlanks();
                if (!scanner.take(',') && scanner.peek() != end) {
                    return false;
                }
                scanner.skipBlanks();
            }
            return true;
        }

        /** Subscripts and fields behind a value; calling what stands in one is not understood. */
        private boolean behind() {
            while (true) {
                if (scanner.take('[')) {
                    if (!listed(']')) {
                        return false;
                    }
                } else if (scanner.take('.')) {
                    String field = scanner.name();
                    if (field.isEmpty() || field.startsWith("_") || field.equals("constructor")) {
                        return false;
                    }
                } else {
                    return scanner.peek() != '(' && scanner.peek() != '`';
                }
            }
        }
    }
}
