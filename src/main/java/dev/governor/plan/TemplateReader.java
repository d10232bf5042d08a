package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
            "scope",
            "required_verification",
            "verification",
            "advice",
            "reverify_after");
    private static final Set<String> SCOPE_FIELDS = Set.of("reaches", "never");
    private static final String WORD = "[a-z][a-z0-9_]{0,63}";

    private final TemplateMistakes mistakes;

    private TemplateReader(TemplateMistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Returns the template in {@code tree}.
     *
     * @throws ProblemException {@code invalid-bundle} with every place that is wrong
     */
    static Template read(String file, JsonNode tree) {
        List<Place> places = new ArrayList<>();
        Template template = read(file, tree, places);
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_BUNDLE, "template `" + file + "` has mistakes", places);
        }
        return template;
    }

    /** Returns the template in {@code tree}, and adds what is wrong with it to {@code places}. */
    static Template read(String file, JsonNode tree, List<Place> places) {
        TemplateMistakes mistakes = new TemplateMistakes(file);
        Template template = new TemplateReader(mistakes).template(tree);
        if (mistakes.places().isEmpty()) {
            TemplateConsistency.check(template, mistakes);
        }
        places.addAll(mistakes.places());
        return template;
    }

    private Template template(JsonNode tree) {
        mistakes.refuseUnknown(tree, "", FIELDS);
        Map<String, ParameterSpec> parameters = new TreeMap<>();
        tree.path("parameters").fields().forEachRemaining(field -> {
            String at = "/parameters/" + field.getKey();
            if (!field.getKey().matches(WORD)) {
                mistakes.add(at, "a parameter's name is a lower-case word, for example `max_rows`");
            }
            parameters.put(field.getKey(), ParameterReader.read(at, field.getValue(), mistakes));
        });
        return new Template(
                word(tree, "/id"),
                text(tree, "/title"),
                word(tree, "/action"),
                texts(tree, "/fixes", "name at least one finding type, or `*`"),
                text(tree, "/target_type"),
                parameters,
                word(tree, "/control_plane"),
                flag(tree, "/changes_privilege"),
                flag(tree, "/destructive"),
                flag(tree, "/rotates_secret"),
                flag(tree, "/widens_radius"),
                optional(tree, "inverse"),
                scope(tree.path("scope")),
                requiredVerification(tree),
                text(tree, "/verification"),
                tree.path("advice").asText(""),
                ReverifyAfterReader.read(tree.path("reverify_after"), mistakes));
    }

    private ScopeTemplate scope(JsonNode tree) {
        mistakes.refuseUnknown(tree, "/scope", SCOPE_FIELDS);
        List<String> reaches = new ArrayList<>();
        List<String> never = new ArrayList<>();
        if (tree.isObject()) {
            reaches.addAll(texts(tree, "/scope", "/reaches", "say what the credential must reach"));
            never.addAll(texts(tree, "/scope", "/never", "say what the credential must be proven not to reach"));
        } else {
            mistakes.add("/scope", "is required: say what the credential `reaches`, and what it `never` may");
        }
        return new ScopeTemplate(reaches, never);
    }

    private Set<Capability> requiredVerification(JsonNode tree) {
        EnumSet<Capability> required = EnumSet.noneOf(Capability.class);
        for (String word : texts(tree, "/required_verification", "name `read_back`, `effect_probe` or both")) {
            Capability capability = Level.of(Capability.class, word)
                    .filter(Template.VERIFICATIONS::contains)
                    .orElse(null);
            if (capability == null) {
                mistakes.add(
                        "/required_verification",
                        "nothing gives the verification `" + word + "`: name `read_back`, `effect_probe` or both");
            } else {
                required.add(capability);
            }
        }
        return required;
    }

    private List<String> texts(JsonNode tree, String at, String hint) {
        return texts(tree, "", at, hint);
    }

    private List<String> texts(JsonNode tree, String parent, String at, String hint) {
        JsonNode list = tree.at(at);
        List<String> texts = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            mistakes.add(parent + at, "is a list: " + hint);
            return texts;
        }
        for (int i = 0; i < list.size(); i++) {
            String text = list.get(i).asText("");
            if (!list.get(i).isTextual() || text.isBlank() || texts.contains(text)) {
                mistakes.add(parent + at + "/" + i, "must be a text, and none twice");
            }
            texts.add(text);
        }
        return texts;
    }

    private String word(JsonNode tree, String at) {
        String text = text(tree, at);
        if (!text.isEmpty() && !text.matches(WORD)) {
            mistakes.add(at, "must be a lower-case word, for example `revoke_public_grant`");
        }
        return text;
    }

    private String text(JsonNode tree, String at) {
        JsonNode node = tree.at(at);
        if (!node.isTextual() || node.asText().isBlank()) {
            mistakes.add(at, "is required");
        }
        return node.asText("");
    }

    private boolean flag(JsonNode tree, String at) {
        if (!tree.at(at).isBoolean()) {
            mistakes.add(at, "must be true or false");
        }
        return tree.at(at).asBoolean(true);
    }

    static @Nullable String optional(JsonNode tree, String name) {
        JsonNode node = tree.path(name);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
}
