package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Conclusions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found in one statement so far: what it does, and the kinds of data that its tables and columns hold. */
final class Facts {

    private static final int LONGEST_NAME = 100;

    private final SqlKnowledge knowledge;
    private final Map<Effect, ResourceKind> effects = new LinkedHashMap<>();
    private final Set<ResourceKind> kinds = EnumSet.noneOf(ResourceKind.class);
    private boolean reads;
    private boolean settings;
    private boolean secretsNamed;
    private boolean planned;

    Facts(SqlKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    SqlKnowledge knowledge() {
        return knowledge;
    }

    /** Adds that the statement names the table with these {@code parts}. */
    void table(List<String> parts) {
        kinds.add(knowledge.table(parts));
        settings |= knowledge.settingsTable(parts);
    }

    /** Adds that the text {@code text} stands in the statement; it may be the name of a setting. */
    void named(String text) {
        secretsNamed |= text.length() <= LONGEST_NAME
                && text.indexOf(' ') < 0
                && knowledge.column(text.replace("%", "")) == ResourceKind.SECRET_DATA;
    }

    /** Adds that nothing says where the statement ends. */
    void boundless() {
        reads = true;
        kinds.add(ResourceKind.UNKNOWN);
    }

    /** Adds that the statement names the column {@code name}. */
    void column(String name) {
        kinds.add(knowledge.column(name));
    }

    /** Adds that rows are read. */
    void read() {
        reads = true;
    }

    /** Adds an effect on the rows or tables that the statement names. */
    void does(Effect effect) {
        effects.put(effect, ResourceKind.DATABASE);
    }

    /** Adds an effect on a kind of thing. */
    void does(Effect effect, ResourceKind resource) {
        effects.putIfAbsent(effect, resource);
    }

    /** Adds that the statement is not run but only planned. */
    void plan() {
        planned = true;
    }

    /** Hands over all of it, about the statement {@code text}. */
    void conclude(String text, Conclusions conclusions) {
        boolean pure = effects.isEmpty();
        if (settings && secretsNamed) {
            kinds.add(ResourceKind.SECRET_DATA);
        }
        if (reads && planned && pure) {
            conclusions.add(Effect.READ_DATA, ResourceKind.DATABASE, text, "it shows how a query would be run");
            return;
        }
        ResourceKind worst = kinds.stream().reduce(ResourceKind.DATABASE, knowledge::worse);
        effects.forEach((effect, resource) -> conclusions.add(
                effect,
                resource == ResourceKind.DATABASE ? worst : resource,
                text,
                "by the first words of the statement"));
        if (reads) {
            kinds.remove(ResourceKind.DATABASE);
            if (kinds.isEmpty()) {
                kinds.add(ResourceKind.DATABASE);
            }
            kinds.forEach(kind -> conclusions.add(
                    Effect.READ_DATA, kind, text, "by the names of the tables and columns that it reads"));
        }
    }
}
