package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Does;
import dev.governor.command.description.Words;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the names of build targets and scripts say they do: {@code knowledge/tasks.yaml}. */
public final class Tasks {

    private record Row(List<String> words, Does does) {}

    private final List<Row> rows;

    private Tasks(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Reads the rows in their order; what is wrong is left out and complained about. */
    public static Tasks read(JsonNode tree, Complaints complaints) {
        List<Row> rows = new ArrayList<>();
        JsonNode list = tree.path("tasks");
        for (int index = 0; index < list.size(); index++) {
            JsonNode row = list.get(index);
            String at = "/tasks/" + index;
            List<String> does = Words.of(row.path("does").asText());
            Optional<Effect> effect = does.isEmpty() ? Optional.empty() : Level.of(Effect.class, does.get(0));
            Optional<ResourceKind> resource =
                    does.size() != 2 ? Optional.empty() : Level.of(ResourceKind.class, does.get(1));
            List<String> words = List.copyOf(Words.of(row.path("words").asText()));
            if (effect.isEmpty() || resource.isEmpty() || words.isEmpty()) {
                complaints.about(
                        at,
                        "it is no row of words and what they do",
                        "write `{words: deploy, does: deploy deployment}`");
            } else {
                rows.add(new Row(words, new Does(effect.get(), resource.get())));
            }
        }
        return new Tasks(rows);
    }

    /** Adds what the name of a script says that is worse than what scripts of its kind do. */
    void name(Call call, Word script) {
        Does does = script.known() ? said(script.text()) : null;
        if (does != null
                && (does.effect() == Effect.RUN_CODE || does.effect().compareTo(Effect.DISCARD_CHANGES) >= 0)) {
            call.effect(does.effect(), does.resource(), script.text());
        }
    }

    /** Adds what the target {@code word} says it does, or that it builds. */
    void read(Call call, Word word) {
        if (!word.known()) {
            call.unclear("what it runs is computed");
            return;
        }
        Does does = said(word.text());
        if (does == null) {
            call.effect(Effect.BUILD, ResourceKind.SOURCE, word.text());
        } else {
            call.effect(does.effect(), does.resource(), word.text());
        }
    }

    private @Nullable Does said(String name) {
        Set<String> words = words(name);
        for (Row row : rows) {
            if (holds(words, row.words())) {
                return row.does();
            }
        }
        return null;
    }

    private static boolean holds(Set<String> words, List<String> asked) {
        for (String each : asked) {
            if (!holds(words, each)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether one of {@code words} is {@code asked}, or begins with it when it ends in {@code *}. */
    private static boolean holds(Set<String> words, String asked) {
        if (!asked.endsWith("*")) {
            return words.contains(asked);
        }
        String beginning = asked.substring(0, asked.length() - 1);
        for (String word : words) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the words of a name: letters and digits up to a sign, or the next capital. */
    static Set<String> words(String name) {
        Set<String> words = new TreeSet<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean begins = Character.isUpperCase(c) && at > 0 && !Character.isUpperCase(name.charAt(at - 1));
            if (!Character.isLetterOrDigit(c) || begins) {
                add(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        add(word, words);
        return words;
    }

    private static void add(StringBuilder word, Set<String> into) {
        if (!word.isEmpty()) {
            into.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
