package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.kernel.ProblemException.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks a draft's parameters and texts against its template and fills in defaults. */
final class PlanValidation {

    static final int MAX_CLAIMS = 20;
    static final int MAX_JUSTIFICATION = 2_000;

    private PlanValidation() {}

    /** Returns every place in the draft's own shape that is wrong, as JSON pointers. */
    static List<Place> shape(PlanDraft draft) {
        List<Place> places = new ArrayList<>();
        if (draft.justification().length() > MAX_JUSTIFICATION) {
            places.add(new Place("/justification", "must be at most " + MAX_JUSTIFICATION + " characters"));
        }
        if (draft.claims().size() > MAX_CLAIMS) {
            places.add(new Place("/claims", "must be at most " + MAX_CLAIMS + " claims"));
        }
        draft.claims().forEach((name, value) -> {
            if (!value.isValueNode()) {
                places.add(new Place("/claims/" + pointer(name), "a claim is one value, not a structure"));
            }
        });
        return places;
    }

    /** Returns every place where the parameters break the template's limits. */
    static List<Place> parameters(PlanDraft draft, Template template) {
        List<Place> places = new ArrayList<>();
        draft.parameters().forEach((name, value) -> {
            ParameterSpec spec = template.parameters().get(name);
            String problem =
                    spec == null ? "template `" + template.id() + "` has no such parameter" : problem(spec, value);
            if (problem != null) {
                places.add(new Place("/parameters/" + pointer(name), problem));
            }
        });
        template.parameters().forEach((name, spec) -> {
            if (spec.required() && !draft.parameters().containsKey(name)) {
                places.add(new Place("/parameters/" + pointer(name), "is required"));
            }
        });
        return places;
    }

    /** Returns the draft's parameters with the template's defaults where it states none. */
    static Map<String, JsonNode> withDefaults(PlanDraft draft, Template template) {
        Map<String, JsonNode> filled = new TreeMap<>(draft.parameters());
        template.parameters().forEach((name, spec) -> {
            if (spec.defaultValue() != null) {
                filled.putIfAbsent(name, node(spec.type(), spec.defaultValue()));
            }
        });
        return filled;
    }

    /** Returns a value that is written in a template as a plan would state it; a text when it is of another type. */
    static JsonNode node(ParameterSpec.Type type, String written) {
        return switch (type) {
            case TEXT -> TextNode.valueOf(written);
            case INTEGER ->
                written.matches("-?\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(written)) : TextNode.valueOf(written);
            case BOOLEAN ->
                written.equals("true") || written.equals("false")
                        ? BooleanNode.valueOf(written.equals("true"))
                        : TextNode.valueOf(written);
        };
    }

    /** Returns why {@code value} is not what {@code spec} allows, or null when it is. */
    static @Nullable String problem(ParameterSpec spec, JsonNode value) {
        boolean rightType = switch (spec.type()) {
            case TEXT -> value.isTextual();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
        };
        if (!rightType) {
            return "must be " + spec.type().name().toLowerCase(Locale.ROOT);
        }
        String text = value.asText();
        if (text.length() > spec.maxLength()) {
            return "must be at most " + spec.maxLength() + " characters";
        }
        if (spec.type() == ParameterSpec.Type.INTEGER && !isWithin(spec, value)) {
            return "must be " + spec.minimum() + " to " + spec.maximum();
        }
        if (!spec.allowed().isEmpty() && !spec.allowed().contains(text)) {
            return "must be one of " + spec.allowed();
        }
        if (spec.pattern() != null && !spec.pattern().matcher(text).matches()) {
            return "must match " + spec.pattern();
        }
        return null;
    }

    private static boolean isWithin(ParameterSpec spec, JsonNode value) {
        return value.canConvertToInt() && value.asInt() >= spec.minimum() && value.asInt() <= spec.maximum();
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
