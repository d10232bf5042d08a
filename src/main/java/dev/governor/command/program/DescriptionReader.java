package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.command.program.Description.NamedByPattern;
import dev.governor.command.program.Description.OptionByPattern;
import dev.governor.command.program.Option.Arity;
import dev.governor.command.reading.Glob;
import dev.governor.kernel.Complaints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one description and the sub-commands below it. */
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
            "help",
            "refuses");
    private static final Set<String> SHARED_KEYS = Set.of("flags", "values", "optional", "options");
    private static final List<String> HELP = List.of("--help", "--version");
    private static final int DEEPEST_LIKE = 6;

    private final RawDescription raw;
    private final Map<String, RawDescription> all;
    private final Complaints complaints;
    private final PartReader parts;

    DescriptionReader(RawDescription raw, Map<String, RawDescription> all, Complaints complaints) {
        this.raw = raw;
        this.all = all;
        this.complaints = complaints;
        this.parts = new PartReader(complaints);
    }

    Description read() {
        return read(raw, Map.of(), Style.GNU, Set.copyOf(HELP));
    }

    private Description read(RawDescription here, Map<String, Option> inherited, Style outer, Set<String> outerHelp) {
        JsonNode tree = resolved(here, 0);
        String at = here.pointer();
        parts.keys(here.tree(), at, KEYS);
        Map<String, Option> shared = new LinkedHashMap<>(inherited);
        parts.keys(tree.path("shared"), at + "/shared", SHARED_KEYS);
        options(tree.path("shared"), at + "/shared", shared);
        Map<String, Option> options = new LinkedHashMap<>(shared);
        options(tree, at, options);
        Style style = style(tree.path("style"), at, outer);
        Set<String> help = tree.has("help") ? Set.copyOf(Words.of(tree.path("help"))) : inherited(outerHelp);
        List<Operand> operands = parts.operands(tree.path("operands"), at + "/operands");
        List<Does> does = parts.does(tree.path("does"), at + "/does");
        List<Case> cases = parts.cases(tree.path("cases"), at + "/cases");
        List<Case> adds = parts.cases(tree.path("adds"), at + "/adds");
        narrow(options, PartReader.asked(cases, adds), at);
        Map<String, Description> commands = new LinkedHashMap<>();
        List<NamedByPattern> patterns = new ArrayList<>();
        commands(here, tree, shared, style, help, commands, patterns);
        return new Description(
                here.name(),
                here.file() + "#" + at,
                style,
                tree.path("ends").asText("").equals("operand"),
                options,
                shared,
                open(options),
                tree.has("plus") ? parts.role(tree.path("plus").asText(), at + "/plus") : null,
                operands,
                pairs(tree.path("pairs"), at + "/pairs"),
                does,
                commands,
                patterns,
                cases,
                adds,
                help,
                text(tree.path("refuses")),
                hazard(options, does, operands, cases, adds));
    }

    private void commands(
            RawDescription here,
            JsonNode tree,
            Map<String, Option> shared,
            Style style,
            Set<String> help,
            Map<String, Description> commands,
            List<NamedByPattern> patterns) {
        tree.path("commands").properties().forEach(entry -> {
            JsonNode child = entry.getValue();
            List<String> names = Words.of(entry.getKey());
            RawDescription written = new RawDescription(
                    here.name() + " " + (names.isEmpty() ? "" : names.get(0)),
                    child.isTextual() ? shorthand(child.asText()) : child,
                    here.file(),
                    here.pointer() + "/commands/"
                            + entry.getKey().replace("~", "~0").replace("/", "~1"));
            Description read = read(written, shared, style, help);
            for (String name : names) {
                Description named = read.named(here.name() + " " + name);
                if (name.indexOf('*') >= 0) {
                    patterns.add(new NamedByPattern(Glob.of(name), named));
                } else if (commands.putIfAbsent(name, named) != null) {
                    complaints.about(written.pointer(), "`" + name + "` is described twice", "keep one of them");
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

    private JsonNode resolved(RawDescription here, int depth) {
        String like = here.tree().path("like").asText("");
        if (like.isEmpty()) {
            return here.tree();
        }
        List<String> names = Words.of(like);
        RawDescription other = names.isEmpty() ? null : all.get(names.get(0));
        if (other == null || depth > DEEPEST_LIKE) {
            complaints.about(
                    here.pointer() + "/like", "`" + like + "` is not described", "name a program of the files");
            return here.tree();
        }
        JsonNode base = resolved(other, depth + 1);
        for (String name : names.subList(1, names.size())) {
            base = command(base, name);
        }
        if (base.isMissingNode() || !base.isObject()) {
            complaints.about(
                    here.pointer() + "/like", "`" + like + "` is not described", "name a sub-command of the program");
            return here.tree();
        }
        return joined(base, here.tree());
    }

    private static JsonNode command(JsonNode tree, String name) {
        for (Map.Entry<String, JsonNode> entry : tree.path("commands").properties()) {
            if (Words.of(entry.getKey()).contains(name)) {
                return entry.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** Maps are joined, texts of options too; everything else of {@code own} replaces what {@code base} has. */
    private static JsonNode joined(JsonNode other, JsonNode own) {
        ObjectNode joined = other.deepCopy();
        joined.remove("also");
        own.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode there = joined.path(key);
            boolean maps = there.isObject() && entry.getValue().isObject();
            boolean words = Set.of("flags", "values", "optional").contains(key) && !there.isMissingNode();
            if (maps) {
                JsonNode base = key.equals("commands") ? without(there, entry.getValue()) : there;
                joined.set(key, joined(base, entry.getValue()));
            } else if (words) {
                joined.put(key, String.join(" ", Words.of(there)) + " " + String.join(" ", Words.of(entry.getValue())));
            } else {
                joined.set(key, entry.getValue());
            }
        });
        return joined;
    }

    /** Returns {@code commands} without the names that {@code own} describes itself under another key. */
    private static JsonNode without(JsonNode commands, JsonNode own) {
        Set<String> taken = new HashSet<>();
        own.properties().stream()
                .filter(entry -> !commands.has(entry.getKey()))
                .forEach(entry -> taken.addAll(Words.of(entry.getKey())));
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        commands.properties().forEach(entry -> {
            List<String> names = new ArrayList<>(Words.of(entry.getKey()));
            names.removeIf(name -> !own.has(entry.getKey()) && taken.contains(name));
            if (!names.isEmpty()) {
                left.set(own.has(entry.getKey()) ? entry.getKey() : String.join(" ", names), entry.getValue());
            }
        });
        return left;
    }

    private void options(JsonNode tree, String at, Map<String, Option> into) {
        plain(tree.path("flags"), at + "/flags", Arity.NONE, into);
        plain(tree.path("values"), at + "/values", Arity.VALUE, into);
        plain(tree.path("optional"), at + "/optional", Arity.ATTACHED, into);
        tree.path("options").properties().forEach(entry -> {
            String pointer =
                    at + "/options/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            String role = entry.getValue().asText();
            boolean attached = role.endsWith("?");
            List<Operand> uses =
                    parts.operands(TextNode.valueOf(attached ? role.substring(0, role.length() - 1) : role), pointer);
            if (uses.isEmpty() || uses.size() > 2) {
                complaints.about(pointer, "`" + role + "` is no role of a value, or of two", "write one role or two");
                return;
            }
            RoleUse second = uses.size() == 2 ? uses.get(1).use() : null;
            List<String> names = Words.of(entry.getKey());
            put(
                    new Option(
                            names,
                            attached ? Arity.ATTACHED : Arity.VALUE,
                            uses.get(0).use(),
                            second),
                    pointer,
                    into);
        });
    }

    /** INVARIANT: no pattern of names stands for an option that does something, so that leaving one out loosens nothing. */
    private void narrow(Map<String, Option> options, Set<String> asked, String at) {
        for (OptionByPattern pattern : open(options)) {
            options.forEach((name, option) -> {
                boolean alike = option.value().role().mute()
                        || option.value().equals(pattern.option().value());
                boolean acts = !alike || asked.contains(name);
                if (acts && name.indexOf('*') < 0 && pattern.name().matches(name)) {
                    complaints.about(
                            at,
                            "`" + pattern.name() + "` would hide `" + name + "`, which does more than take text",
                            "write narrower patterns of names");
                }
            });
        }
    }

    /** Short words such as {@code -v} may mean something else to a sub-command. */
    private static Set<String> inherited(Set<String> help) {
        return help.stream()
                .filter(word -> !word.startsWith("-") || word.startsWith("--") || word.equals("-h"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<OptionByPattern> open(Map<String, Option> options) {
        return options.entrySet().stream()
                .filter(entry -> entry.getKey().indexOf('*') >= 0)
                .map(entry -> new OptionByPattern(Glob.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Each name is an option of its own: names that belong together need not be told apart when nothing asks for them. */
    private void plain(JsonNode names, String at, Arity arity, Map<String, Option> into) {
        Words.of(names).forEach(name -> put(new Option(List.of(name), arity, RoleUse.WORD), at, into));
    }

    private void put(Option option, String at, Map<String, Option> into) {
        for (String name : option.names()) {
            if (!name.startsWith("-") && !name.startsWith("+")) {
                complaints.about(at, "`" + name + "` is no option", "an option begins with `-`");
            }
            into.put(name, option);
        }
    }

    private Map<String, RoleUse> pairs(JsonNode tree, String at) {
        Map<String, RoleUse> pairs = new LinkedHashMap<>();
        tree.properties()
                .forEach(entry -> Words.of(entry.getKey())
                        .forEach(name ->
                                pairs.put(name, parts.role(entry.getValue().asText(), at + "/" + entry.getKey()))));
        return pairs;
    }

    private Style style(JsonNode tree, String at, Style outer) {
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

    private static @Nullable String text(JsonNode tree) {
        return tree.isTextual() ? tree.asText() : null;
    }

    /** INVARIANT: only options that nothing asks for, and whose value is text, are harmless to a word that may be one. */
    private static Description.Hazard hazard(
            Map<String, Option> options, List<Does> does, List<Operand> operands, List<Case> cases, List<Case> adds) {
        boolean reads = does.stream().allMatch(Does::onlyReads)
                && operands.stream().allMatch(Operand::onlyReads)
                && cases.stream().allMatch(Case::onlyReads)
                && adds.stream().allMatch(Case::onlyReads);
        Set<String> asked = PartReader.asked(cases, adds);
        Description.Hazard hazard = asked.isEmpty() ? Description.Hazard.NONE : Description.Hazard.READS;
        for (Option option : options.values()) {
            if (!reads && option.names().stream().anyMatch(asked::contains)
                    || !option.value().role().onlyReads()) {
                return Description.Hazard.ANY;
            }
            if (!option.value().role().mute()) {
                hazard = Description.Hazard.READS;
            }
        }
        return hazard;
    }
}
