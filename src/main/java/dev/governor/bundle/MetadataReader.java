package dev.governor.bundle;

import dev.governor.kernel.Spelling;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads what one rule says about itself: texts, whole numbers and truth values, each under a known name and once. */
final class MetadataReader {

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]+)\"");
    private static final Pattern WORD = Pattern.compile("-?[0-9]{1,9}|true|false");

    private final RuleVocabulary vocabulary;
    private final NamedWords names;
    private final RuleText text;
    private final List<BundleProblem> problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, SourcePlace> places = new HashMap<>();

    MetadataReader(RuleVocabulary vocabulary, NamedWords names, RuleText text, List<BundleProblem> problems) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.text = text;
        this.problems = problems;
    }

    /** Reads the metadata of {@code rule}, and adds what is wrong with it. */
    MetadataReader read(RuleDescr rule) {
        SourcePlace start = text.at(rule.getLine(), rule.getColumn());
        rule.getAnnotations().forEach(annotation -> read(annotation, rule.getLine()));
        vocabulary.requiredMetadata().stream()
                .filter(name -> !places.containsKey(name))
                .sorted()
                .forEach(name -> report(
                        start,
                        "`" + rule.getName() + "` has no `@" + name + "`",
                        "write @" + name + "(\"…\") between its name and `when`"));
        if (values.containsKey("id") && !rule.getName().equals(values.get("id"))) {
            report(
                    places.getOrDefault("id", start),
                    "`@id` and the name of the rule differ",
                    "write @id(\"" + rule.getName() + "\")");
        }
        return this;
    }

    /** Returns the metadata by name. */
    Map<String, String> values() {
        return values;
    }

    /** Returns where each stands. */
    Map<String, SourcePlace> places() {
        return places;
    }

    private void read(AnnotationDescr annotation, int line) {
        String name = annotation.getName();
        Object raw = annotation.getValueMap().get("value");
        SourcePlace at = text.metadata(name, line, annotation.isDuplicated() ? 2 : 1);
        places.put(name, at);
        TreeSet<String> known = new TreeSet<>(vocabulary.requiredMetadata());
        known.addAll(vocabulary.optionalMetadata());
        if (!known.contains(name)) {
            report(
                    at,
                    "`@" + name + "` is no metadata of a rule in `" + vocabulary.directory() + "`",
                    Spelling.suggestion(name, known));
        } else if (annotation.isDuplicated()) {
            report(at, "`@" + name + "` is given twice", "keep one of them");
        } else {
            Optional<String> value =
                    annotation.getValueMap().size() == 1 ? value(String.valueOf(raw)) : Optional.empty();
            value.ifPresentOrElse(
                    found -> names.resolve(found, (message, hint) -> report(at, message, hint))
                            .ifPresent(resolved -> values.put(name, resolved)),
                    () -> report(
                            at,
                            "`@" + name + "` holds no text or number",
                            "write @" + name + "(\"…\"), without quotes inside the text"));
        }
    }

    private static Optional<String> value(String raw) {
        if (TEXT.matcher(raw).matches()) {
            return Optional.of(raw.substring(1, raw.length() - 1));
        }
        return WORD.matcher(raw).matches() ? Optional.of(raw) : Optional.empty();
    }

    private void report(SourcePlace at, String message, String hint) {
        problems.add(BundleProblem.at(at, message, hint));
    }
}
