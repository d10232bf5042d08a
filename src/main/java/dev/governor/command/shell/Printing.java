package dev.governor.command.shell;

import dev.governor.command.reading.Word;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the builtins that print do print. */
final class Printing {

    private Printing() {}

    static boolean knows(String name) {
        return name.equals("echo") || name.equals("printf");
    }

    /** Returns what {@code call} prints, or {@code null} when only running would tell. */
    static @Nullable String of(Builtins.Call call) {
        if (!call.known()
                || call.arguments().stream().anyMatch(word -> word.text().startsWith("./~"))) {
            return null;
        }
        return call.name().equals("echo") ? echo(call) : printf(call);
    }

    private static @Nullable String echo(Builtins.Call call) {
        int first = 0;
        boolean line = true;
        while (first < call.arguments().size() && option(call.argument(first))) {
            line &= call.argument(first).indexOf('n') < 0;
            first++;
        }
        String text = joined(call.arguments().subList(first, call.arguments().size()), call);
        return text.indexOf('\\') >= 0 ? null : text + (line ? "\n" : "");
    }

    private static boolean option(String text) {
        return text.length() > 1
                && text.charAt(0) == '-'
                && text.chars().skip(1).allMatch(c -> "neE".indexOf(c) >= 0);
    }

    private static String joined(List<Word> words, Builtins.Call call) {
        words.forEach(word -> call.state().budget().characters(word.text().length() + 1));
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static @Nullable String printf(Builtins.Call call) {
        String format = call.argument(0);
        if (format.equals("%s\\n") || format.equals("%s")) {
            List<Word> words = call.arguments().subList(1, call.arguments().size());
            String separator = format.endsWith("n") ? "\n" : "";
            words.forEach(word -> call.state().budget().characters(word.text().length() + 1));
            return words.stream().map(word -> word.text() + separator).collect(Collectors.joining());
        }
        String plain = format.replace("\\n", "\n");
        boolean exact = call.arguments().size() == 1
                && !format.startsWith("-")
                && plain.indexOf('%') < 0
                && plain.indexOf('\\') < 0;
        return exact ? plain : null;
    }
}
