package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one template of the catalogue from its YAML tree; every mistake is named with file and JSON pointer. */
final class TemplateReader {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "title",
            "action",
            "fixes",
            "target_type",
            "parameters",
            "control_plane",
            "changes_privilege",
            "destructive",
            "rotates_secret",
            "widens_radius",
            "inverse",
            "verification",
            "advice");
    private static final Set<String> PARAMETER_FIELDS =
            Set.of("type", "required", "allowed", "pattern", "max_length", "description", "default");
    private static final int DEFAULT_MAX_LENGTH = 200;

    private final String file;
    private final List<Place> places = new ArrayList<>();

    private TemplateReader(String file) {
        this.file = file;
    }

    /**
     * Returns the template in {@code tree}.
     *
     * @throws ProblemException {@code invalid-bundle} with every place that is wrong
     */
    static Template read(String file, JsonNode tree) {
        TemplateReader reader = new TemplateReader(file);
        Template template = reader.template(tree);
        if (!reader.places.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "template `" + file + "` has mistakes", reader.places);
        }
        return template;
    }

    private Template template(JsonNode tree) {
        refuseUnknown(tree, "", FIELDS);
        List<String> fixes = new ArrayList<>();
        tree.path("fixes").forEach(type -> fixes.add(type.asText()));
        if (fixes.isEmpty()) {
            wrong("/fixes", "must name at least one finding type, or *");
        }
        Map<String, ParameterSpec> parameters = new TreeMap<>();
        tree.path("parameters")
                .fields()
                .forEachRemaining(field ->
                        parameters.put(field.getKey(), parameter("/parameters/" + field.getKey(), field.getValue())));
        return new Template(
                text(tree, "/id"),
                text(tree, "/title"),
                text(tree, "/action"),
                fixes,
                text(tree, "/target_type"),
                parameters,
                text(tree, "/control_plane"),
                flag(tree, "/changes_privilege"),
                flag(tree, "/destructive"),
                flag(tree, "/rotates_secret"),
                flag(tree, "/widens_radius"),
                optional(tree, "inverse"),
                text(tree, "/verification"),
                tree.path("advice").asText(""));
    }

    private ParameterSpec parameter(String at, JsonNode tree) {
        refuseUnknown(tree, at, PARAMETER_FIELDS);
        List<String> allowed = new ArrayList<>();
        tree.path("allowed").forEach(value -> allowed.add(value.asText()));
        String fallback = optional(tree, "default");
        boolean required = tree.path("required").asBoolean(fallback == null);
        if (!required && fallback == null) {
            wrong(at + "/default", "a parameter that is not required needs a default");
        }
        if (fallback != null && !allowed.isEmpty() && !allowed.contains(fallback)) {
            wrong(at + "/default", "must be one of " + allowed);
        }
        return new ParameterSpec(
                type(at, tree),
                required,
                allowed,
                pattern(at, tree),
                tree.path("max_length").asInt(DEFAULT_MAX_LENGTH),
                tree.path("description").asText(""),
                fallback);
    }

    private ParameterSpec.Type type(String at, JsonNode tree) {
        String word = tree.path("type").asText("text").toUpperCase(Locale.ROOT);
        for (ParameterSpec.Type type : ParameterSpec.Type.values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        wrong(at + "/type", "must be text, integer or boolean");
        return ParameterSpec.Type.TEXT;
    }

    private @Nullable Pattern pattern(String at, JsonNode tree) {
        String expression = optional(tree, "pattern");
        if (expression == null) {
            return null;
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            wrong(at + "/pattern", "is not a regular expression: " + e.getDescription());
            return null;
        }
    }

    private String text(JsonNode tree, String at) {
        JsonNode node = tree.at(at);
        if (!node.isTextual() || node.asText().isBlank()) {
            wrong(at, "is required");
        }
        return node.asText("");
    }

    private boolean flag(JsonNode tree, String at) {
        if (!tree.at(at).isBoolean()) {
            wrong(at, "must be true or false");
        }
        return tree.at(at).asBoolean(true);
    }

    private static @Nullable String optional(JsonNode tree, String name) {
        JsonNode node = tree.path(name);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    private void refuseUnknown(JsonNode tree, String at, Set<String> known) {
        tree.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(at + "/" + name, "is not a field of a template");
            }
        });
    }

    private void wrong(String at, String detail) {
        places.add(new Place(file + "#" + at, detail));
    }
}
