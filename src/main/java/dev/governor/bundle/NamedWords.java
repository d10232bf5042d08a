package dev.governor.bundle;

import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.bundle.knowledge.WordGroup;
import dev.governor.bundle.knowledge.WordGroups;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rules of one directory may name instead of writing it out: a group of words as {@code "group:name"}, a threshold as
 * {@code "threshold:name"}.
 *
 * <p>Names are replaced when a rule is read. Whatever looks at a rule afterwards sees words and numbers, and the names only to
 * tell people about them.
 */
final class NamedWords {

    private static final String THRESHOLD = "threshold:";
    private static final Pattern IN_TEXT = Pattern.compile("\\{threshold:([^{}]{0,100})}");

    private final String directory;
    private final Knowledge knowledge;

    NamedWords(String directory, Knowledge knowledge) {
        this.directory = directory;
        this.knowledge = knowledge;
    }

    /** Returns {@code written} with words and numbers for names, or empty after telling {@code report} which name is none. */
    Optional<Constraint> resolve(Constraint written, BiConsumer<String, String> report) {
        List<String> names = written.literals().stream()
                .filter(NamedWords::isName)
                .map(Object::toString)
                .toList();
        if (names.isEmpty()) {
            return Optional.of(written);
        }
        Set<Object> literals = new LinkedHashSet<>();
        for (Object literal : written.literals()) {
            if (!isName(literal)) {
                literals.add(literal);
            } else if (!add(written, literal.toString(), literals, report)) {
                return Optional.empty();
            }
        }
        boolean several = names.get(0).startsWith(WordGroups.PREFIX);
        return Optional.of(new Constraint(
                written.property(),
                several ? Operator.IN : written.operator(),
                new ArrayList<>(literals),
                written.at(),
                names));
    }

    /** Returns {@code text} with numbers for the thresholds in it, each written {@code {threshold:name}}. */
    Optional<String> resolve(String text, BiConsumer<String, String> report) {
        Matcher name = IN_TEXT.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (name.find()) {
            OptionalInt number = number(name.group(1), report);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            name.appendReplacement(resolved, Integer.toString(number.getAsInt()));
        }
        return Optional.of(name.appendTail(resolved).toString());
    }

    private static boolean isName(Object literal) {
        return literal instanceof String text && (text.startsWith(WordGroups.PREFIX) || text.startsWith(THRESHOLD));
    }

    private boolean add(Constraint written, String name, Set<Object> literals, BiConsumer<String, String> report) {
        if (name.startsWith(THRESHOLD)) {
            OptionalInt number = number(name.substring(THRESHOLD.length()), report);
            number.ifPresent(literals::add);
            return number.isPresent();
        }
        if (written.operator() != Operator.EQUAL && written.operator() != Operator.IN) {
            report.accept(
                    "`" + name + "` stands for several words, and `"
                            + written.operator().sign() + "` compares with one",
                    "compare it with `==` or `in`, and name the groups that are meant");
            return false;
        }
        String wanted = name.substring(WordGroups.PREFIX.length());
        Optional<WordGroup> group = knowledge.groups().find(directory, written.property(), wanted);
        if (group.isEmpty()) {
            Set<String> known =
                    knowledge.groups().all(directory, written.property()).keySet();
            report.accept(
                    "`" + wanted + "` is no group of `" + written.property() + "`",
                    known.isEmpty()
                            ? "`" + WordGroups.FILE + "` has no groups of it: write its words"
                            : Spelling.suggestion(wanted, known));
            return false;
        }
        literals.addAll(group.get().words());
        return true;
    }

    private OptionalInt number(String name, BiConsumer<String, String> report) {
        OptionalInt number = knowledge.thresholds().find(name);
        if (number.isEmpty()) {
            Set<String> known = knowledge.thresholds().names();
            report.accept(
                    "`" + name + "` is no threshold",
                    known.isEmpty() ? "the bundle names none: write the number" : Spelling.suggestion(name, known));
        }
        return number;
    }
}
