package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Case.Goes;
import dev.governor.command.reading.WordPattern;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parts that descriptions are made of: roles, effects, cases. */
final class PartReader {

    private static final Set<String> CASE_KEYS = Set.of(
            "has",
            "with",
            "without",
            "other",
            "operand",
            "first",
            "written",
            "kind",
            "count",
            "fed",
            "released",
            "feeds",
            "does",
            "operands",
            "options",
            "endless",
            "goes",
            "refuses");
    private static final int MANY = Integer.MAX_VALUE;
    private static final String EMPTY = "''";

    private final Set<String> programs;
    private final NamedWords lists;
    private final Complaints complaints;

    /**
     * Makes a reader.
     *
     * @param programs what {@code as} may name
     * @param lists words by the names that conditions may give them
     */
    PartReader(Set<String> programs, NamedWords lists, Complaints complaints) {
        this.programs = programs;
        this.lists = lists;
        this.complaints = complaints;
    }

    void keys(JsonNode tree, String at, Set<String> known) {
        if (!tree.isObject() && !tree.isMissingNode() && !tree.isTextual() && !tree.isNull()) {
            complaints.about(at, "it is no map", "write `key: value` lines");
        }
        tree.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                complaints.about(
                        at + RawDescription.step(entry.getKey()),
                        "`" + entry.getKey() + "` says nothing here",
                        "the keys are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    RoleUse role(String written, String at) {
        List<String> words = Words.of(written);
        Optional<Role> role = words.isEmpty() ? Optional.empty() : Role.of(words.get(0));
        boolean named = role.isPresent() && role.get().named();
        boolean fits = role.isPresent() && (words.size() == 1 && role.get() != Role.AS || words.size() == 2 && named);
        if (!fits) {
            complaints.about(at, "`" + written + "` is no role", "the roles stand in knowledge/programs/README.md");
            return new RoleUse(Role.REFUSES, "");
        }
        if (role.get() == Role.AS && !programs.contains(words.get(1))) {
            complaints.about(
                    at, "`" + written + "` names no program that is described", "describe `" + words.get(1) + "`");
        }
        return new RoleUse(role.get(), words.size() == 2 ? words.get(1) : "");
    }

    /** Reads `word reads...`; `as NAME` is two words. */
    List<Operand> operands(JsonNode tree, String at) {
        List<Operand> operands = new ArrayList<>();
        List<String> words = Words.of(tree);
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            boolean repeated = word.endsWith("...");
            String bare = repeated ? word.substring(0, word.length() - 3) : word;
            boolean two = index + 1 < words.size()
                    && Role.of(bare).filter(Role::named).isPresent()
                    && Role.of(withoutDots(words.get(index + 1))).isEmpty();
            if (two) {
                String next = words.get(++index);
                repeated |= next.endsWith("...");
                bare = bare + " " + withoutDots(next);
            }
            operands.add(new Operand(role(bare, at), repeated));
        }
        return operands;
    }

    private static String withoutDots(String word) {
        return word.endsWith("...") ? word.substring(0, word.length() - 3) : word;
    }

    List<Does> does(JsonNode tree, String at) {
        List<Does> does = new ArrayList<>();
        if (tree.isArray()) {
            for (int index = 0; index < tree.size(); index++) {
                one(tree.get(index).asText(), at + "/" + index, does);
            }
        } else if (!tree.isMissingNode()) {
            for (String part : split(tree.asText())) {
                one(part, at, does);
            }
        }
        return does;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            parts.add(text.substring(from, comma));
            from = comma + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private void one(String written, String at, List<Does> into) {
        List<String> words = Words.of(written);
        Optional<Effect> effect = words.isEmpty() ? Optional.empty() : Level.of(Effect.class, words.get(0));
        Optional<ResourceKind> resource =
                words.size() != 2 ? Optional.empty() : Level.of(ResourceKind.class, words.get(1));
        if (effect.isEmpty() || resource.isEmpty()) {
            complaints.about(
                    at, "`" + written + "` is no effect on a resource", "write for example `read_data process`");
            into.add(new Does(Effect.NOT_UNDERSTOOD, ResourceKind.UNKNOWN));
        } else {
            into.add(new Does(effect.get(), resource.get()));
        }
    }

    List<Case> cases(JsonNode tree, String at) {
        List<Case> cases = new ArrayList<>();
        for (int index = 0; index < tree.size(); index++) {
            String here = at + "/" + index;
            JsonNode each = tree.get(index);
            keys(each, here, CASE_KEYS);
            List<Condition> conditions = conditions(each, here);
            if (conditions.isEmpty()) {
                complaints.about(here, "a case has a condition", "write `has: …`, `operand: …` or another");
            }
            cases.add(new Case(
                    conditions,
                    each.has("does") ? does(each.path("does"), here + "/does") : null,
                    each.has("operands") ? operands(each.path("operands"), here + "/operands") : null,
                    roles(each.path("options"), here + "/options"),
                    each.has("feeds") ? role(each.path("feeds").asText(), here + "/feeds") : null,
                    Endless.read(each.path("endless"), here + "/endless", complaints),
                    goes(each.path("goes"), here + "/goes"),
                    text(each.path("refuses")),
                    here));
        }
        return cases;
    }

    private @Nullable Goes goes(JsonNode tree, String at) {
        Optional<Goes> goes = Stream.of(Goes.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(tree.asText()))
                .findFirst();
        if (goes.isEmpty() && !tree.isMissingNode()) {
            complaints.about(at, "`" + tree.asText() + "` is no branch", "write released or elsewhere");
        }
        return goes.orElse(null);
    }

    /** Reads roles by name, for example of options. */
    Map<String, RoleUse> roles(JsonNode tree, String at) {
        Map<String, RoleUse> roles = new TreeMap<>();
        tree.properties()
                .forEach(entry -> Words.of(entry.getKey())
                        .forEach(name -> roles.put(
                                name, role(entry.getValue().asText(), at + RawDescription.step(entry.getKey())))));
        return roles;
    }

    private List<Condition> conditions(JsonNode tree, String at) {
        List<Condition> conditions = new ArrayList<>();
        if (tree.has("has")) {
            conditions.add(new Condition.Has(terms(tree.path("has"), at + "/has")));
        }
        if (tree.has("with")) {
            conditions.add(new Condition.Has(terms(tree.path("with"), at + "/with")));
        }
        if (tree.has("without")) {
            conditions.add(new Condition.Without(terms(tree.path("without"), at + "/without")));
        }
        if (tree.has("other")) {
            conditions.add(new Condition.Other(terms(tree.path("other"), at + "/other")));
        }
        if (tree.has("operand")) {
            conditions.add(new Condition.HasOperand(globs(tree.path("operand"), at + "/operand")));
        }
        if (tree.has("first")) {
            conditions.add(new Condition.First(globs(tree.path("first"), at + "/first")));
        }
        if (tree.has("written")) {
            conditions.add(new Condition.Written(globs(tree.path("written"), at + "/written")));
        }
        if (tree.has("kind")) {
            conditions.add(new Condition.Kind(Set.copyOf(Words.of(tree.path("kind")))));
        }
        if (tree.has("count")) {
            conditions.add(count(tree.path("count").asText(), at + "/count"));
        }
        if (tree.path("fed").asBoolean()) {
            conditions.add(new Condition.Fed());
        }
        if (tree.path("released").asBoolean()) {
            conditions.add(new Condition.Released());
        }
        return conditions;
    }

    private List<Condition.Term> terms(JsonNode tree, String at) {
        return lists.of(tree, at, complaints).stream()
                .map(word -> {
                    int equals = word.indexOf('=', 1);
                    return equals < 0
                            ? new Condition.Term(word, null)
                            : new Condition.Term(word.substring(0, equals), WordPattern.of(word.substring(equals + 1)));
                })
                .toList();
    }

    private List<WordPattern> globs(JsonNode tree, String at) {
        return lists.of(tree, at, complaints).stream()
                .map(word -> WordPattern.of(word.equals(EMPTY) ? "" : word))
                .toList();
    }

    private Condition count(String written, String at) {
        int dots = written.indexOf("..");
        try {
            if (dots < 0) {
                int exactly = Integer.parseInt(written);
                return new Condition.Count(exactly, exactly);
            }
            String most = written.substring(dots + 2);
            return new Condition.Count(
                    Integer.parseInt(written.substring(0, dots)), most.isEmpty() ? MANY : Integer.parseInt(most));
        } catch (NumberFormatException e) {
            complaints.about(at, "`" + written + "` is no count", "write `0`, `1..2` or `2..`");
            return new Condition.Count(0, MANY);
        }
    }

    /** Returns the text that {@code tree} is, or {@code null}. */
    static @Nullable String text(JsonNode tree) {
        return tree.isTextual() ? tree.asText() : null;
    }

    /** Returns the options that a case asks for. */
    static Set<String> asked(List<Case> cases, List<Case> adds) {
        Set<String> asked = new TreeSet<>();
        for (List<Case> list : List.of(cases, adds)) {
            for (Case each : list) {
                for (Condition condition : each.conditions()) {
                    if (condition instanceof Condition.Has has) {
                        has.options().forEach(term -> asked.add(term.option()));
                    } else if (condition instanceof Condition.Without without) {
                        without.options().forEach(term -> asked.add(term.option()));
                    } else if (condition instanceof Condition.Other other) {
                        other.options().forEach(term -> asked.add(term.option()));
                    }
                }
            }
        }
        return asked;
    }
}
