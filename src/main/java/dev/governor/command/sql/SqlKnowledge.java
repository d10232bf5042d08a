package dev.governor.command.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Complaints;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What SQL does, as a bundle describes it: statements, functions, settings, what tables hold, and commands of
 * clients.
 */
public final class SqlKnowledge {

    private final Map<List<String>, StatementRow> statements;
    private final int longest;
    private final Set<String> never;
    private final Set<String> modifiers;
    private final Set<String> functions;
    private final Set<String> settings;
    private final Set<String> shown;
    private final Set<String> set;
    private final Set<String> ordinary;
    private final Set<String> settingsTables;
    private final Set<String> repeating;
    private final List<Holding> holdings;
    private final Map<String, Client> clients;

    SqlKnowledge(
            Map<List<String>, StatementRow> statements,
            Map<String, Set<String>> words,
            List<Holding> holdings,
            Map<String, Client> clients) {
        this.statements = Map.copyOf(statements);
        this.longest = statements.keySet().stream().mapToInt(List::size).max().orElse(0);
        this.never = words.getOrDefault("never", Set.of());
        this.modifiers = words.getOrDefault("modifiers", Set.of());
        this.functions = words.getOrDefault("functions", Set.of());
        this.settings = words.getOrDefault("settings", Set.of());
        this.shown = words.getOrDefault("shows", Set.of());
        this.set = words.getOrDefault("sets", Set.of());
        this.ordinary = words.getOrDefault("ordinary", Set.of());
        this.settingsTables = words.getOrDefault("settings_tables", Set.of());
        this.repeating = words.getOrDefault("repeating", Set.of());
        this.holdings = List.copyOf(holdings);
        this.clients = Map.copyOf(clients);
    }

    /** Returns what {@code tree} says; whatever is wrong with it is left out and goes to {@code complaints}. */
    public static SqlKnowledge read(JsonNode tree, Complaints complaints) {
        return new KnowledgeFile(tree, complaints).read();
    }

    /** Returns the row of the statement that stands at {@code in}, the one with the most words, or {@code null}. */
    @Nullable
    StatementRow row(Cursor in) {
        int modified = in.is("create") ? 1 : 0;
        while (modified > 0
                && modifiers.contains(in.peek(modified).text())
                && in.peek(modified).word()) {
            modified++;
        }
        for (int length = longest; length > 0; length--) {
            StatementRow row = statements.get(words(in, length, Math.max(0, modified - 1)));
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private static List<String> words(Cursor in, int length, int skipped) {
        return IntStream.range(0, length)
                .mapToObj(i -> in.peek(i == 0 ? 0 : i + skipped))
                .map(token -> token.word() || token.is("(") ? token.text() : "")
                .toList();
    }

    boolean never(String word) {
        return never.contains(word);
    }

    boolean function(String name) {
        return functions.contains(name);
    }

    boolean setting(String name) {
        return settings.contains(name);
    }

    boolean shows(String pragma) {
        return shown.contains(pragma);
    }

    boolean sets(String pragma) {
        return set.contains(pragma);
    }

    /** Returns the most sensitive kind of data that the table holds whose name has these {@code parts}. */
    ResourceKind table(List<String> parts) {
        String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
        if (ordinary.contains(last)) {
            return ResourceKind.DATABASE;
        }
        String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2).toLowerCase(Locale.ROOT);
        List<List<String>> words = parts.stream().map(IdentifierWords::of).toList();
        return first(each -> each.table(schema, last, words));
    }

    /** Returns whether the table with these {@code parts} holds settings by their names, secrets among them. */
    boolean settingsTable(List<String> parts) {
        return settingsTables.contains(parts.get(parts.size() - 1).toLowerCase(Locale.ROOT));
    }

    /** Returns whether the function {@code name} makes as much as a number says. */
    boolean repeats(String name) {
        return repeating.contains(name);
    }

    /** Returns the most sensitive kind of data that the column {@code name} holds. */
    ResourceKind column(String name) {
        List<String> words = IdentifierWords.of(name);
        return first(each -> each.column(words));
    }

    private ResourceKind first(Predicate<Holding> holds) {
        for (Holding each : holdings) {
            if (holds.test(each)) {
                return each.resource();
            }
        }
        return ResourceKind.DATABASE;
    }

    /** Returns the more sensitive of two kinds of data. */
    ResourceKind worse(ResourceKind one, ResourceKind other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private int rank(ResourceKind kind) {
        List<ResourceKind> order = holdings.stream().map(Holding::resource).toList();
        return order.contains(kind) ? order.indexOf(kind) : order.size();
    }

    /** Returns the client that is called {@code program}; one that is not listed has no commands. */
    Client client(String program) {
        return clients.getOrDefault(program, Client.NONE);
    }

    /** Returns the programs whose commands are listed. */
    public Collection<String> clients() {
        return clients.keySet();
    }
}
