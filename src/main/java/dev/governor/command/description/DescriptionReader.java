package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.command.description.Description.NamedByPattern;
import dev.governor.command.description.Descriptions.FileComplaints;
import dev.governor.command.reading.WordPattern;
import dev.governor.kernel.Complaints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads descriptions and the sub-commands below them; what is written once and means the same is read once. */
final class DescriptionReader {

    private static final Set<String> KEYS = Set.of(
            "also",
            "like",
            "flags",
            "values",
            "optional",
            "options",
            "shared",
            "style",
            "ends",
            "plus",
            "operands",
            "pairs",
            "does",
            "commands",
            "cases",
            "adds",
            "endless",
            "help",
            "refuses");
    private static final Set<String> SHARED_KEYS = Set.of("flags", "values", "optional", "options");
    private static final Scope OUTERMOST = new Scope(Map.of(), Style.GNU, Set.of("--help", "--version"));

    private final Likenesses likenesses;
    private final Set<String> programs;
    private final NamedWords lists;
    private final FileComplaints complaints;
    private final Map<Scope, Map<JsonNode, Description>> read = new HashMap<>();

    /** What a description has from those around it. */
    private record Scope(Map<String, Option> shared, Style style, Set<String> help) {}

    /** @param all the programs, by every name they have */
    DescriptionReader(Map<String, RawDescription> all, NamedWords lists, FileComplaints complaints) {
        this.likenesses = new Likenesses(all);
        this.programs = all.keySet();
        this.lists = lists;
        this.complaints = complaints;
    }

    Description read(RawDescription raw) {
        return read(raw, OUTERMOST, read.computeIfAbsent(OUTERMOST, scope -> new IdentityHashMap<>()));
    }

    private Description read(RawDescription raw, Scope outer, Map<JsonNode, Description> known) {
        Description description = known.get(raw.tree());
        if (description == null) {
            description = describe(raw, outer);
            known.put(raw.tree(), description);
        }
        return description;
    }

    private Description describe(RawDescription raw, Scope outer) {
        Complaints complaining = complaints.in(raw.file());
        PartReader parts = new PartReader(programs, lists, complaining);
        OptionsReader reader = new OptionsReader(parts, complaining);
        String at = raw.pointer();
        JsonNode own = raw.tree().isTextual() ? shorthand(raw.tree().asText()) : raw.tree();
        parts.keys(own, at, KEYS);
        JsonNode tree = likenesses.resolved(own);
        if (tree == null) {
            complaining.about(
                    at + "/like",
                    "`" + own.path("like").asText() + "` is not described",
                    "name a program of the files, or sub-commands of one");
            tree = own;
        }
        Map<String, Option> shared = new LinkedHashMap<>(outer.shared());
        parts.keys(tree.path("shared"), at + "/shared", SHARED_KEYS);
        reader.read(tree.path("shared"), at + "/shared", shared);
        Map<String, Option> options = new LinkedHashMap<>(shared);
        reader.read(tree, at, options);
        Style style = style(tree.path("style"), at, outer.style(), complaining);
        Set<String> help = tree.has("help") ? Set.copyOf(Words.of(tree.path("help"))) : inherited(outer.help());
        List<Operand> operands = parts.operands(tree.path("operands"), at + "/operands");
        List<Does> does = parts.does(tree.path("does"), at + "/does");
        List<Case> cases = parts.cases(tree.path("cases"), at + "/cases");
        List<Case> adds = parts.cases(tree.path("adds"), at + "/adds");
        Set<String> asked = PartReader.asked(cases, adds);
        reader.narrow(options, asked, at);
        boolean reads = does.stream().allMatch(Does::onlyReads)
                && operands.stream().allMatch(Operand::onlyReads)
                && cases.stream().allMatch(Case::onlyReads)
                && adds.stream().allMatch(Case::onlyReads);
        Map<String, Description> commands = new LinkedHashMap<>();
        List<NamedByPattern> patterns = new ArrayList<>();
        if (tree.has("commands")) {
            commands(raw, tree.path("commands"), new Scope(shared, style, help), commands, patterns);
        }
        return new Description(
                raw.file() + "#" + at,
                style,
                tree.path("ends").asText("").equals("operand"),
                options,
                shared,
                OptionsReader.open(options),
                OptionsReader.valued(options),
                tree.has("plus") ? parts.role(tree.path("plus").asText(), at + "/plus") : null,
                operands,
                parts.roles(tree.path("pairs"), at + "/pairs"),
                does,
                commands,
                patterns,
                cases,
                adds,
                Objects.requireNonNullElse(
                        Endless.read(tree.path("endless"), at + "/endless", complaining), Endless.NEVER),
                help,
                PartReader.text(tree.path("refuses")),
                OptionsReader.hazard(options, asked, reads));
    }

    private void commands(
            RawDescription around,
            JsonNode tree,
            Scope scope,
            Map<String, Description> commands,
            List<NamedByPattern> patterns) {
        Map<JsonNode, Description> known = read.computeIfAbsent(scope, each -> new IdentityHashMap<>());
        tree.properties().forEach(entry -> {
            RawDescription written =
                    likenesses.written(entry.getValue(), around.command(entry.getKey(), entry.getValue()));
            Description description = read(written, scope, known);
            for (String name : Words.of(entry.getKey())) {
                if (name.indexOf('*') >= 0) {
                    patterns.add(new NamedByPattern(WordPattern.of(name), description));
                } else if (commands.putIfAbsent(name, description) != null) {
                    complaints
                            .in(written.file())
                            .about(written.pointer(), "`" + name + "` is described twice", "keep one of them");
                }
            }
        });
    }

    /** A sub-command that is only text is what it does, with operands that are words. */
    private static JsonNode shorthand(String does) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("does", does);
        tree.put("operands", "word...");
        return tree;
    }

    /** Short words such as {@code -v} may mean something else to a sub-command. */
    private static Set<String> inherited(Set<String> help) {
        return help.stream()
                .filter(word -> !word.startsWith("-") || word.startsWith("--") || word.equals("-h"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Style style(JsonNode tree, String at, Style outer, Complaints complaints) {
        if (tree.isMissingNode()) {
            return outer == Style.TAR ? Style.GNU : outer;
        }
        try {
            return Style.valueOf(tree.asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            complaints.about(at + "/style", "`" + tree.asText() + "` is no style", "write gnu, long, tar or words");
            return Style.GNU;
        }
    }
}
