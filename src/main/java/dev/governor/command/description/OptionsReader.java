package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.command.description.Description.Hazard;
import dev.governor.command.description.Description.OptionByPattern;
import dev.governor.command.description.Option.Arity;
import dev.governor.command.reading.WordPattern;
import dev.governor.kernel.Complaints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of one description. */
final class OptionsReader {

    private final PartReader parts;
    private final Complaints complaints;

    OptionsReader(PartReader parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
    }

    /** Puts the options that stand in {@code tree} into {@code options}. */
    void read(JsonNode tree, String at, Map<String, Option> options) {
        plain(tree.path("flags"), at + "/flags", Arity.NONE, options);
        plain(tree.path("values"), at + "/values", Arity.VALUE, options);
        plain(tree.path("optional"), at + "/optional", Arity.ATTACHED, options);
        tree.path("options").properties().forEach(entry -> {
            String pointer = at + "/options" + RawDescription.step(entry.getKey());
            Option option = withRole(Words.of(entry.getKey()), entry.getValue().asText(), pointer);
            if (option != null) {
                put(option, pointer, options);
            }
        });
    }

    /** Each name is an option of its own: names that belong together need not be told apart when nothing asks for them. */
    private void plain(JsonNode names, String at, Arity arity, Map<String, Option> into) {
        Words.of(names).forEach(name -> put(new Option(List.of(name), arity, RoleUse.WORD), at, into));
    }

    private @Nullable Option withRole(List<String> names, String role, String at) {
        boolean attached = role.endsWith("?");
        List<Operand> uses =
                parts.operands(TextNode.valueOf(attached ? role.substring(0, role.length() - 1) : role), at);
        if (uses.isEmpty() || uses.size() > 2) {
            complaints.about(at, "`" + role + "` is no role of a value, or of two", "write one role or two");
            return null;
        }
        RoleUse second = uses.size() == 2 ? uses.get(1).use() : null;
        return new Option(
                names, attached ? Arity.ATTACHED : Arity.VALUE, uses.get(0).use(), second);
    }

    private void put(Option option, String at, Map<String, Option> into) {
        for (String name : option.names()) {
            if (!name.startsWith("-") && !name.startsWith("+")) {
                complaints.about(at, "`" + name + "` is no option", "an option begins with `-`");
            }
            into.put(name, option);
        }
    }

    /** INVARIANT: no pattern of names stands for an option that does something, so that leaving one out loosens nothing. */
    void narrow(Map<String, Option> options, Set<String> asked, String at) {
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

    /** Returns the options whose names are patterns. */
    static List<OptionByPattern> open(Map<String, Option> options) {
        return options.entrySet().stream()
                .filter(entry -> entry.getKey().indexOf('*') >= 0)
                .map(entry -> new OptionByPattern(WordPattern.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Returns the patterns of values that are described by themselves, by the option's name. */
    static Map<String, List<OptionByPattern>> valued(Map<String, Option> options) {
        Map<String, List<OptionByPattern>> valued = new HashMap<>();
        options.forEach((written, option) -> {
            int equals = written.indexOf('=');
            if (equals > 0) {
                List<OptionByPattern> patterns =
                        valued.computeIfAbsent(written.substring(0, equals), name -> new ArrayList<>());
                if (written.indexOf('*') >= 0) {
                    patterns.add(new OptionByPattern(WordPattern.of(written), option));
                }
            }
        });
        return valued;
    }

    /**
     * Returns what a word may do that turns out to be one of {@code options}.
     *
     * <p>INVARIANT: only options that nothing asks for, and whose value is text, are harmless to a word that may be one.
     *
     * @param asked the options that cases ask for
     * @param reads whether the call does nothing but read, whatever it is given
     */
    static Hazard hazard(Map<String, Option> options, Set<String> asked, boolean reads) {
        Hazard hazard = asked.isEmpty() ? Hazard.NONE : Hazard.READS;
        for (Option option : options.values()) {
            if (!reads && option.names().stream().anyMatch(asked::contains)
                    || !option.value().role().onlyReads()) {
                return Hazard.ANY;
            }
            if (!option.value().role().mute()) {
                hazard = Hazard.READS;
            }
        }
        return hazard;
    }
}
