package dev.governor.command.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Reads the knowledge about SQL from the tree of its file. */
final class KnowledgeFile {

    private final JsonNode tree;
    private final Complaints complaints;

    KnowledgeFile(JsonNode tree, Complaints complaints) {
        this.tree = tree;
        this.complaints = complaints;
    }

    SqlKnowledge read() {
        keys(
                tree,
                "",
                Set.of(
                        "never",
                        "modifiers",
                        "statements",
                        "settings",
                        "pragmas",
                        "functions",
                        "ordinary",
                        "settings_tables",
                        "repeating",
                        "holds",
                        "clients"));
        Map<String, Set<String>> words = new HashMap<>();
        words.put("never", words(tree.path("never"), "/never"));
        words.put("modifiers", words(tree.path("modifiers"), "/modifiers"));
        words.put("settings", words(tree.path("settings"), "/settings"));
        words.put("ordinary", words(tree.path("ordinary"), "/ordinary"));
        words.put("settings_tables", words(tree.path("settings_tables"), "/settings_tables"));
        words.put("repeating", words(tree.path("repeating"), "/repeating"));
        keys(tree.path("pragmas"), "/pragmas", Set.of("shows", "sets"));
        words.put("shows", words(tree.path("pragmas").path("shows"), "/pragmas/shows"));
        words.put("sets", words(tree.path("pragmas").path("sets"), "/pragmas/sets"));
        Set<String> functions = new HashSet<>();
        tree.path("functions")
                .fields()
                .forEachRemaining(group -> functions.addAll(words(group.getValue(), "/functions/" + group.getKey())));
        words.put("functions", functions);
        return new SqlKnowledge(statements(), words, holdings(), clients());
    }

    private Map<List<String>, StatementRow> statements() {
        Map<List<String>, StatementRow> rows = new HashMap<>();
        for (int i = 0; i < tree.path("statements").size(); i++) {
            JsonNode row = tree.path("statements").get(i);
            String pointer = "/statements/" + i;
            keys(row, pointer, Set.of("begins", "reads", "effect", "resource", "then", "when"));
            for (int j = 0; j < row.path("begins").size(); j++) {
                List<String> begins = texts(row.path("begins").get(j), pointer + "/begins/" + j);
                StatementRow made = statement(row, pointer, begins, j == 0 ? complaints : (at, sentence, hint) -> {});
                if (begins.isEmpty() || rows.putIfAbsent(begins, made) != null) {
                    complaints.about(
                            pointer + "/begins/" + j, "these words begin another row too", "say once what they do");
                }
            }
        }
        return rows;
    }

    private static StatementRow statement(JsonNode row, String pointer, List<String> begins, Complaints complaints) {
        KnowledgeFile file = new KnowledgeFile(row, complaints);
        Effect effect = row.has("effect")
                ? file.level(Effect.class, row.path("effect"), pointer + "/effect", Effect.NOT_UNDERSTOOD)
                : Effect.NONE;
        ResourceKind resource = row.has("resource")
                ? file.level(ResourceKind.class, row.path("resource"), pointer + "/resource", ResourceKind.UNKNOWN)
                : ResourceKind.DATABASE;
        Set<String> then = row.path("then").isArray() ? file.words(row.path("then"), pointer + "/then") : Set.of();
        return new StatementRow(
                begins,
                file.rest(row, pointer),
                effect,
                resource,
                then,
                file.when(row.path("when"), pointer + "/when"));
    }

    private Map<String, Effect> when(JsonNode rows, String pointer) {
        Map<String, Effect> when = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode each = rows.get(i);
            keys(each, pointer + "/" + i, Set.of("words", "effect"));
            Effect effect =
                    level(Effect.class, each.path("effect"), pointer + "/" + i + "/effect", Effect.NOT_UNDERSTOOD);
            words(each.path("words"), pointer + "/" + i + "/words").forEach(word -> when.putIfAbsent(word, effect));
        }
        return when;
    }

    private StatementRow.Rest rest(JsonNode row, String pointer) {
        if (row.path("then").isArray()) {
            return StatementRow.Rest.LISTED;
        }
        String key = row.has("reads") ? "reads" : "then";
        return level(StatementRow.Rest.class, row.path(key), pointer + "/" + key, StatementRow.Rest.LISTED);
    }

    private List<Holding> holdings() {
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < tree.path("holds").size(); i++) {
            JsonNode row = tree.path("holds").get(i);
            String pointer = "/holds/" + i;
            keys(row, pointer, Set.of("resource", "names", "tables", "columns", "except"));
            holdings.add(new Holding(
                    level(ResourceKind.class, row.path("resource"), pointer + "/resource", ResourceKind.UNKNOWN),
                    words(row.path("names"), pointer + "/names"),
                    new Entries(texts(row.path("tables"), pointer + "/tables")),
                    new Entries(texts(row.path("columns"), pointer + "/columns")),
                    words(row.path("except"), pointer + "/except")));
        }
        return holdings;
    }

    private Map<String, Client> clients() {
        Map<String, Client> clients = new HashMap<>();
        for (int i = 0; i < tree.path("clients").size(); i++) {
            JsonNode row = tree.path("clients").get(i);
            String pointer = "/clients/" + i;
            keys(row, pointer, Set.of("programs", "mark", "ends", "commands"));
            Map<String, Client.Does> commands = new HashMap<>();
            for (int j = 0; j < row.path("commands").size(); j++) {
                JsonNode each = row.path("commands").get(j);
                String at = pointer + "/commands/" + j;
                keys(each, at, Set.of("names", "effect", "resource"));
                Client.Does does = new Client.Does(
                        level(Effect.class, each.path("effect"), at + "/effect", Effect.NOT_UNDERSTOOD),
                        level(ResourceKind.class, each.path("resource"), at + "/resource", ResourceKind.UNKNOWN));
                texts(each.path("names"), at + "/names").forEach(name -> commands.put(name, does));
            }
            Set<String> ends = Set.copyOf(texts(row.path("ends"), pointer + "/ends"));
            Client client = new Client(row.path("mark").asText(), ends, Map.copyOf(commands));
            texts(row.path("programs"), pointer + "/programs").forEach(name -> clients.put(name, client));
        }
        return clients;
    }

    private Set<String> words(JsonNode list, String pointer) {
        List<String> words = texts(list, pointer);
        for (String word : words) {
            if (!word.equals(word.toLowerCase(Locale.ROOT))) {
                complaints.about(pointer, "`" + word + "` is not lower case", "write it in lower case");
            }
        }
        return Set.copyOf(new HashSet<>(words));
    }

    private List<String> texts(JsonNode list, String pointer) {
        boolean texts = list.isArray()
                && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual);
        if (!texts) {
            complaints.about(pointer, "this is not a list of words", "write `[one, other]`");
            return List.of();
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void keys(JsonNode node, String pointer, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                complaints.about(
                        pointer + "/" + key, "`" + key + "` is not known here", "known are " + new TreeSet<>(known));
            }
        });
    }

    private <E extends Enum<E>> E level(Class<E> type, JsonNode node, String pointer, E otherwise) {
        for (E each : type.getEnumConstants()) {
            String word =
                    each instanceof Level level ? level.word() : each.name().toLowerCase(Locale.ROOT);
            if (word.equals(node.asText())) {
                return each;
            }
        }
        complaints.about(pointer, "`" + node.asText() + "` is not known", "use one of the words of the documentation");
        return otherwise;
    }
}
