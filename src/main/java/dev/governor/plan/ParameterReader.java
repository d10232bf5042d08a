package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a template allows one parameter to be. */
final class ParameterReader {

    private static final Set<String> FIELDS = Set.of(
            "type",
            "required",
            "allowed",
            "pattern",
            "max_length",
            "minimum",
            "maximum",
            "from_finding",
            "description",
            "default");
    private static final int DEFAULT_MAX_LENGTH = 200;
    private static final int LONGEST = 2_000;

    private final String at;
    private final JsonNode tree;
    private final TemplateMistakes mistakes;

    private ParameterReader(String at, JsonNode tree, TemplateMistakes mistakes) {
        this.at = at;
        this.tree = tree;
        this.mistakes = mistakes;
    }

    static ParameterSpec read(String at, JsonNode tree, TemplateMistakes mistakes) {
        return new ParameterReader(at, tree, mistakes).read();
    }

    private ParameterSpec read() {
        mistakes.refuseUnknown(tree, at, FIELDS);
        List<String> allowed = new ArrayList<>();
        tree.path("allowed").forEach(value -> allowed.add(value.asText()));
        String fallback = TemplateReader.optional(tree, "default");
        boolean required = tree.path("required").asBoolean(fallback == null);
        if (!required && fallback == null) {
            mistakes.add(at + "/default", "a parameter that is not required needs a default");
        }
        ParameterSpec.Type type = type();
        ParameterSpec spec = new ParameterSpec(
                type,
                required,
                allowed,
                pattern(),
                limit("max_length", DEFAULT_MAX_LENGTH),
                limit("minimum", 0),
                limit("maximum", 0),
                fromFinding(),
                tree.path("description").asText(""),
                fallback);
        checkLimits(spec);
        checkValues(spec);
        return spec;
    }

    private void checkLimits(ParameterSpec spec) {
        boolean integer = spec.type() == ParameterSpec.Type.INTEGER;
        boolean bounded = tree.has("minimum") && tree.has("maximum");
        if (integer && (!bounded || spec.minimum() > spec.maximum())) {
            mistakes.add(at, "an integer has a `minimum` and a `maximum` that is no smaller");
        }
        if (!integer && (tree.has("minimum") || tree.has("maximum"))) {
            mistakes.add(
                    at, "only an integer has a `minimum` and a `maximum`: use `max_length`, `allowed` or `pattern`");
        }
        if (spec.maxLength() < 1 || spec.maxLength() > LONGEST) {
            mistakes.add(at + "/max_length", "must be 1 to " + LONGEST);
        }
        if (spec.type() != ParameterSpec.Type.TEXT && spec.pattern() != null) {
            mistakes.add(at + "/pattern", "only a text has a pattern");
        }
    }

    /** The values that the template itself names keep its own limits. */
    private void checkValues(ParameterSpec spec) {
        for (int i = 0; i < spec.allowed().size(); i++) {
            check(spec, spec.allowed().get(i), at + "/allowed/" + i);
        }
        if (spec.defaultValue() != null) {
            check(spec, spec.defaultValue(), at + "/default");
        }
    }

    private void check(ParameterSpec spec, String value, String place) {
        Optional.ofNullable(PlanValidation.problem(spec, PlanValidation.node(spec.type(), value)))
                .ifPresent(problem -> mistakes.add(place, "`" + value + "` " + problem));
    }

    private ParameterSpec.@Nullable FindingField fromFinding() {
        String word = TemplateReader.optional(tree, "from_finding");
        if (word == null) {
            return null;
        }
        Optional<ParameterSpec.FindingField> field = Level.of(ParameterSpec.FindingField.class, word);
        if (field.isEmpty()) {
            mistakes.add(at + "/from_finding", "a finding says no `" + word + "`: write `fixed_in`");
        }
        return field.orElse(null);
    }

    private ParameterSpec.Type type() {
        String word = tree.path("type").asText("text").toUpperCase(Locale.ROOT);
        for (ParameterSpec.Type type : ParameterSpec.Type.values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        mistakes.add(at + "/type", "must be text, integer or boolean");
        return ParameterSpec.Type.TEXT;
    }

    private int limit(String name, int otherwise) {
        JsonNode limit = tree.path(name);
        if (!limit.isMissingNode() && !limit.canConvertToInt()) {
            mistakes.add(at + "/" + name, "must be a whole number");
        }
        return limit.asInt(otherwise);
    }

    private @Nullable Pattern pattern() {
        String expression = TemplateReader.optional(tree, "pattern");
        if (expression == null) {
            return null;
        }
        Optional<String> problem = PatternCheck.problem(expression);
        problem.ifPresent(sentence -> mistakes.add(at + "/pattern", sentence));
        return problem.isPresent() ? null : Pattern.compile(expression);
    }
}
