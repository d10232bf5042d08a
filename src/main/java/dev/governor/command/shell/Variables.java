package dev.governor.command.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The knowledge file {@code variables.yaml}: variables that decide what programs do, and variables that hold secrets. */
public final class Variables {

    /** Names with stars are apart; the others are looked up. */
    private record Entry(List<String> names, List<String> starred, Set<String> harmless, List<Pattern> patterns) {}

    private final Map<String, Entry> exact = new HashMap<>();
    private final List<Entry> decisive;
    private final List<String> parts;
    private final Set<String> words;
    private final List<String> names;
    private final List<String> except;

    private Variables(
            List<Entry> decisive, List<String> parts, List<String> words, List<String> names, List<String> except) {
        this.decisive = List.copyOf(decisive);
        for (Entry entry : decisive) {
            entry.names().stream()
                    .filter(name -> name.indexOf('*') < 0)
                    .forEach(name -> exact.putIfAbsent(name, entry));
        }
        this.parts = List.copyOf(parts);
        this.words = Set.copyOf(words);
        this.names = List.copyOf(names);
        this.except = List.copyOf(except);
    }

    /** Returns what {@code tree} says; what is wrong in it is told to {@code complaints} and left out. */
    public static Variables read(JsonNode tree, Complaints complaints) {
        known(tree, "", Set.of("decisive", "secret"), complaints);
        List<Entry> entries = new ArrayList<>();
        JsonNode decisive = tree.path("decisive");
        if (!decisive.isArray() || decisive.isEmpty()) {
            complaints.about("/decisive", "the list of variables that decide what programs do is missing", "add it");
        }
        for (int at = 0; at < decisive.size(); at++) {
            entries.add(entry(decisive.get(at), "/decisive/" + at, complaints));
        }
        JsonNode secret = tree.path("secret");
        known(secret, "/secret", Set.of("parts", "words", "names", "except"), complaints);
        return new Variables(
                entries,
                lower(texts(secret, "parts", "/secret", complaints)),
                lower(texts(secret, "words", "/secret", complaints)),
                lower(texts(secret, "names", "/secret", complaints)),
                lower(texts(secret, "except", "/secret", complaints)));
    }

    private static Entry entry(JsonNode entry, String pointer, Complaints complaints) {
        known(entry, pointer, Set.of("names", "harmless", "harmless_patterns"), complaints);
        List<String> names = texts(entry, "names", pointer, complaints);
        if (names.isEmpty()) {
            complaints.about(pointer + "/names", "the entry names no variable", "name at least one");
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String expression : texts(entry, "harmless_patterns", pointer, complaints)) {
            try {
                patterns.add(Pattern.compile(expression));
            } catch (PatternSyntaxException e) {
                complaints.about(
                        pointer + "/harmless_patterns",
                        "`" + expression + "` is not an expression of RE2",
                        "write it without lookaround and back references");
            }
        }
        List<String> starred =
                names.stream().filter(name -> name.indexOf('*') >= 0).toList();
        return new Entry(names, starred, Set.copyOf(texts(entry, "harmless", pointer, complaints)), patterns);
    }

    private static void known(JsonNode node, String pointer, Set<String> keys, Complaints complaints) {
        if (!node.isObject()) {
            complaints.about(pointer, "it is no map", "write keys and values");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                complaints.about(pointer + "/" + name, "the key `" + name + "` is not known", "use one of " + keys);
            }
        }
    }

    private static List<String> texts(JsonNode node, String key, String pointer, Complaints complaints) {
        List<String> texts = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            complaints.about(pointer + "/" + key, "it is no list", "write a list of texts");
        }
        for (int at = 0; at < list.size(); at++) {
            if (list.get(at).isTextual()) {
                texts.add(list.get(at).textValue());
            } else {
                complaints.about(pointer + "/" + key + "/" + at, "it is no text", "put it in quotes");
            }
        }
        return texts;
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns whether setting {@code name} to {@code value} decides what other commands do. */
    public boolean decisive(String name, String value) {
        Entry entry = entry(name);
        return entry != null
                && !entry.harmless().contains(value)
                && entry.patterns().stream().noneMatch(pattern -> pattern.matches(value));
    }

    /** Returns whether it is known which values of {@code name} are harmless. */
    boolean listed(String name) {
        return entry(name) != null;
    }

    private @Nullable Entry entry(String name) {
        Entry named = exact.get(name);
        for (Entry entry : decisive) {
            if (entry == named || matches(entry.starred(), name)) {
                return entry;
            }
        }
        return null;
    }

    /** Returns whether {@code name} says that the variable holds a secret. */
    public boolean secret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (except.stream().anyMatch(pattern -> matches(pattern, lower))) {
            return false;
        }
        return parts.stream().anyMatch(lower::contains)
                || Split.at('_', lower).stream().anyMatch(words::contains)
                || names.stream().anyMatch(pattern -> matches(pattern, lower));
    }

    private static boolean matches(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@code name} is {@code pattern}, in which a star stands for any characters. */
    private static boolean matches(String pattern, String name) {
        int star = -1;
        int again = 0;
        int at = 0;
        int in = 0;
        while (in < name.length()) {
            if (star < 0 && pattern.charAt(0) != '*' && pattern.charAt(0) != name.charAt(0)) {
                return false;
            }
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                again = in;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++again;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
