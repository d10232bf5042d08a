package dev.governor.command;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** {@code jq}, {@code yq} and {@code ed}: filters that may read more than what they are given. */
final class FilterPrograms {

    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?<![.\\w\"$-])(env|strenv|envsubst)\\b(?!\\s*:)|\\$ENV|\\$__prog");
    private static final Pattern LOADS =
            Pattern.compile("(?<![.\\w])load\\w*\\s*\\(|\\b(import|include)\\s+\"|\\bsystem\\s*\\(|get_search_list");
    private static final Set<String> NAMED =
            Set.of("--arg", "--argjson", "--rawfile", "--slurpfile", "--args", "--indent");

    private FilterPrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        return Map.of(
                "jq", FilterPrograms::filter,
                "yq", FilterPrograms::filter,
                "ed", FilterPrograms::editor,
                "ex", FilterPrograms::editor);
    }

    private static void filter(Invocation call) {
        ProgramTable.read(call);
        String before = "";
        for (Word word : call.arguments()) {
            String text = word.text();
            if (before.equals("-f") || before.equals("--from-file")) {
                Interpreters.script(call, word);
            } else if (!NAMED.contains(before)) {
                if (ENVIRONMENT.matcher(text).find()) {
                    call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, "the environment");
                }
                if (LOADS.matcher(text).find()) {
                    call.unclear("its filter reads other files");
                }
            }
            before = text;
        }
    }

    private static void editor(Invocation call) {
        if (call.input().connected()) {
            call.unclear("what it is told to do comes from elsewhere");
        }
        ProgramTable.read(call);
    }
}
