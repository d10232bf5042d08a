package dev.governor.context.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a CODEOWNERS file: patterns, sections with owners of their own, and comments. */
final class CodeOwners {

    private static final Pattern STARS = Pattern.compile("/?\\*{1,2}$");
    private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern ATS = Pattern.compile("^@+");
    private static final Pattern LEADING_SLASHES = Pattern.compile("^/+");

    private static final Pattern SECTION = Pattern.compile("\\^?\\[[^\\]]+\\](\\[\\d+\\])?\\s*(.*)");
    private static final Pattern OWNER = Pattern.compile("@@?[\\w.-]+(/[\\w.-]+)*|[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern EXCLUDED = Pattern.compile("!.*");

    /** One or more backslashes keep a blank or a number sign from meaning something. */
    private static final Pattern WORD = Pattern.compile("(?:\\\\.|[^\\s\\\\])+");

    private CodeOwners() {}

    /**
     * Tells whether {@code text}, which may be cut short, is written like one: some line names an owner, and every line but
     * the last, which the cut may have hit, is a pattern with nothing but owners, a section or a comment.
     */
    static boolean looksLike(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        boolean owned = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = uncommented(lines.get(i));
            Matcher section = SECTION.matcher(line);
            List<String> words = words(section.matches() ? "* " + section.group(2) : line);
            boolean fits = words.stream().skip(1).allMatch(CodeOwners::isOwner);
            if (!fits && i < lines.size() - 1) {
                return false;
            }
            owned |= fits && words.size() > 1;
        }
        return owned;
    }

    /**
     * Returns the owners by path, empty for the whole repository; without the {@code @} and in the order of the file. A path
     * with nobody is one that a later line took away from its owners.
     */
    static Map<String, List<String>> in(String text) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        List<String> ofSection = List.of();
        for (String written : text.lines().toList()) {
            String line = uncommented(written.strip());
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                ofSection = ownersIn(words(section.group(2)));
                continue;
            }
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            List<String> own = ownersIn(words.subList(1, words.size()));
            List<String> holding = own.isEmpty() ? ofSection : own;
            path(words.get(0)).ifPresent(path -> {
                owners.remove(path);
                owners.put(path, holding);
            });
        }
        return owners;
    }

    private static String uncommented(String line) {
        return COMMENT.matcher(line).replaceFirst("").strip();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(ESCAPE.matcher(word.group()).replaceAll("$1"));
        }
        return words;
    }

    private static boolean isOwner(String word) {
        return OWNER.matcher(word).matches();
    }

    private static List<String> ownersIn(List<String> words) {
        return words.stream()
                .filter(CodeOwners::isOwner)
                .map(owner -> ATS.matcher(owner).replaceFirst(""))
                .toList();
    }

    /** Returns the path that a pattern names, empty text for everything; nothing for a pattern that chooses by wildcards. */
    private static Optional<String> path(String pattern) {
        if (EXCLUDED.matcher(pattern).matches()) {
            return Optional.empty();
        }
        String rooted = LEADING_SLASHES.matcher(pattern).replaceFirst("");
        String path =
                TRAILING_SLASHES.matcher(STARS.matcher(rooted).replaceFirst("")).replaceFirst("");
        boolean chooses = path.contains("*") || path.contains("?") || path.contains("[");
        return chooses ? Optional.empty() : Optional.of(path);
    }
}
