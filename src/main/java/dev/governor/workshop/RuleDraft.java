package dev.governor.workshop;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A rule that somebody wants to begin with.
 *
 * @param directory whose rules it joins, for example {@code policy}
 * @param id its id, for example {@code require-approval/customer-data}
 * @param metadata what it means; what is not said is filled in with words that ask to be replaced
 * @param conditions what must hold, each as in a rule file, for example {@code environment == "production"}
 */
public record RuleDraft(String directory, String id, Map<String, String> metadata, List<String> conditions) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:[-/_][a-z0-9]+)*");
    private static final Pattern FORBIDDEN = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    public RuleDraft {
        metadata = Map.copyOf(metadata);
        conditions = List.copyOf(conditions);
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD, "`" + id + "` is no rule name: write a path such as deny/late-change");
        }
        if (conditions.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD, "a rule needs a condition, for example environment == \"production\"");
        }
        metadata.values().stream()
                .filter(value -> FORBIDDEN.matcher(value).find())
                .findFirst()
                .ifPresent(value -> {
                    throw new ProblemException(
                            ProblemCode.INVALID_FIELD, "metadata holds no quotes, backslashes or line breaks");
                });
    }

    /** Returns the file the rule is written to. */
    public String file() {
        return directory + "/" + id.replace('/', '-') + ".drl";
    }

    String drl(Class<?> fact) {
        StringBuilder text = new StringBuilder();
        text.append("// ").append(said("title", id)).append(".\n");
        text.append("package governor.").append(directory).append(";\n\n");
        text.append("import ").append(fact.getCanonicalName()).append(";\n\n");
        text.append("rule \"").append(id).append("\"\n");
        meta(text, "id", id);
        meta(text, "title", said("title", id));
        meta(text, "effect", said("effect", "require_approval"));
        meta(text, "reason", said("reason", said("title", id)));
        meta(text, "owner", said("owner", "security-policy"));
        meta(text, "since", said("since", "draft"));
        text.append("when\n  ").append(fact.getSimpleName()).append("(\n");
        text.append("    ").append(String.join(",\n    ", conditions)).append("\n  )\nthen\nend\n");
        return text.toString();
    }

    private String said(String name, String otherwise) {
        return metadata.getOrDefault(name, otherwise);
    }

    private static void meta(StringBuilder text, String name, String value) {
        text.append("  @").append(name).append("(\"").append(value).append("\")\n");
    }
}
