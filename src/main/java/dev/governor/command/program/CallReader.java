package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Arguments;
import dev.governor.command.description.Arguments.Given;
import dev.governor.command.description.Around;
import dev.governor.command.description.Case;
import dev.governor.command.description.Description;
import dev.governor.command.description.Does;
import dev.governor.command.description.Endless;
import dev.governor.command.description.Operand;
import dev.governor.command.description.Option;
import dev.governor.command.description.Role;
import dev.governor.command.description.RoleUse;
import dev.governor.command.description.Slots;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what one call does, once its words are taken apart: its cases, effects, options and operands. */
final class CallReader {

    private static final Word HERE = Word.of("x");

    /** What a directory that is not the project's own sources holds. */
    private static final Set<ResourceKind> ELSEWHERE = EnumSet.of(
            ResourceKind.PIPELINE,
            ResourceKind.REPOSITORY,
            ResourceKind.AGENT_SETTINGS,
            ResourceKind.SYSTEM_FILE,
            ResourceKind.HOME,
            ResourceKind.OTHER,
            ResourceKind.DEVICE);

    private final Roles roles;

    CallReader(Roles roles) {
        this.roles = roles;
    }

    void read(Description described, Arguments arguments, Invocation call) {
        List<Word> sets = roles.code().takeSets(described, arguments);
        Around around = new Around(call.input().connected(), call.conclusions().released());
        List<Arguments> compared = Stream.of(true, false)
                .map(dotted -> arguments.with(word -> compared(word, dotted, call.place())))
                .toList();
        Case fitting = fitting(described, compared, around);
        String refuses = fitting != null && fitting.refuses() != null ? fitting.refuses() : described.refuses();
        if (refuses != null) {
            call.unclear(refuses);
            return;
        }
        Map<String, RoleUse> differing = fitting == null ? Map.of() : fitting.options();
        Invocation placed = call.at(entered(arguments, differing, call.place()));
        List<Word> operands = arguments.operands();
        Word last = operands.isEmpty() ? Word.of("") : operands.get(operands.size() - 1);
        Call taken = new Call(placed, arguments, placed.place().seen(last));
        int before = call.conclusions().size();
        sets.forEach(word -> roles.code().sets(taken, word));
        doubtful(described, taken);
        List<Does> effects = fitting != null && fitting.does() != null ? fitting.does() : described.does();
        does(effects, taken);
        described.adds().stream()
                .filter(each -> compared.stream().anyMatch(words -> each.fits(words, around)))
                .forEach(each -> add(each, taken));
        boolean builds = effects.stream().anyMatch(each -> each.effect() == Effect.BUILD);
        arguments.given().forEach(given -> option(given, differing, builds, taken));
        operands(
                fitting != null && fitting.operands() != null ? fitting.operands() : described.operands(),
                described,
                builds,
                taken);
        rest(taken);
        if (fitting != null && fitting.feeds() != null) {
            roles.fed(fitting.feeds(), taken);
        }
        if (endless(described, fitting, taken)) {
            placed.endless();
        }
        if (call.conclusions().size() == before) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        }
    }

    /** Returns the first case that a spelling fits; one that is refused counts before all others. */
    private static @Nullable Case fitting(Description described, List<Arguments> compared, Around around) {
        Case fitting = null;
        for (Arguments words : compared) {
            Case each = described.fitting(words, around);
            boolean refused = each != null && each.refuses() != null;
            fitting = fitting == null || refused ? each : fitting;
        }
        return fitting;
    }

    /** Returns {@code word} as descriptions compare it when it is a path into the project, or a setting to one. */
    private static Word compared(Word word, boolean dotted, Place place) {
        int value = word.text().startsWith("-") ? word.text().indexOf('=') + 1 : 0;
        Word path = word.from(value);
        String seen = place.seen(path).text();
        boolean below = !dotted && seen.startsWith("./") && seen.length() > 2;
        return seen.equals(path.text())
                ? word
                : word.with(word.text().substring(0, value) + (below ? seen.substring(2) : seen));
    }

    private static boolean endless(Description described, @Nullable Case fitting, Call call) {
        Endless endless = fitting != null && fitting.endless() != null ? fitting.endless() : described.endless();
        return switch (endless) {
            case NEVER -> false;
            case NAMED -> namesEndless(call);
            case FED -> call.invocation().input().endless() || namesEndless(call);
            case ALWAYS -> true;
        };
    }

    private static boolean namesEndless(Call call) {
        Place place = call.invocation().place();
        return call.arguments().operands().stream()
                .anyMatch(word -> place.endless(word.from(word.text().indexOf('=') + 1)));
    }

    private static Place entered(Arguments arguments, Map<String, RoleUse> differing, Place place) {
        Place now = place;
        for (Given given : arguments.given()) {
            if (use(given, differing).role().enters() && given.valued()) {
                now = now.below(given.value());
            }
        }
        return now;
    }

    /** A word that is not known may be an option, or several words. */
    private static void doubtful(Description described, Call call) {
        if (call.arguments().mayHoldOptions()) {
            switch (described.hazard()) {
                case NONE -> {}
                case READS ->
                    call.effect(
                            Effect.READ_FILE,
                            ResourceKind.UNKNOWN,
                            call.invocation().shown());
                case ANY -> call.unclear("a word that is computed may be one of its options");
            }
        }
    }

    private void add(Case each, Call call) {
        if (each.refuses() != null) {
            call.unclear(each.refuses());
        }
        if (each.does() != null) {
            does(each.does(), call);
        }
        if (each.goes() != null) {
            call.invocation().conclusions().released(each.goes() == Case.Goes.RELEASED);
        }
    }

    private static void does(List<Does> effects, Call call) {
        for (Does does : effects) {
            if (does.effect() == Effect.NOT_UNDERSTOOD) {
                call.unclear("its description has a mistake");
                continue;
            }
            call.effect(does.effect(), resource(does, call), call.invocation().shown());
            if (does.effect() == Effect.WRITE_FILE && does.resource() == ResourceKind.SOURCE) {
                call.invocation().conclusions().brought().unpack();
            }
            if (does.resource() == ResourceKind.UNTRUSTED_CODE) {
                call.unclear("it runs code that the project does not keep");
            }
        }
    }

    /** The project's files are, in a directory of the machine or one that package managers fill, what that directory holds. */
    private static ResourceKind resource(Does does, Call call) {
        boolean writes = does.effect() == Effect.WRITE_FILE && does.resource() == ResourceKind.SOURCE;
        ResourceKind here = writes ? call.invocation().place().written(HERE) : does.resource();
        return ELSEWHERE.contains(here) ? here : does.resource();
    }

    private static RoleUse use(Given given, Map<String, RoleUse> differing) {
        return differing.getOrDefault(
                given.option().names().get(0), given.option().value());
    }

    private void option(Given given, Map<String, RoleUse> differing, boolean builds, Call call) {
        if (given.valued() && builds && use(given, differing).role() == Role.WORD) {
            Foreign.setting(call.invocation(), given.value());
        }
        if (given.valued()) {
            roles.read(use(given, differing), given.value(), call);
        } else if (given.option().value().role() == Role.REFUSES) {
            roles.read(given.option().value(), Word.of(given.option().names().get(0)), call);
        }
    }

    private void rest(Call call) {
        Option option = call.arguments().restOption();
        if (option != null) {
            roles.rest(option.value(), call.arguments().rest(), call);
        }
    }

    private void operands(List<Operand> all, Description description, boolean builds, Call call) {
        List<Word> words = unpaired(description, call);
        List<Operand> described =
                all.stream().filter(each -> each.use().role() != Role.SETS).toList();
        @Nullable List<List<Word>> slots = Slots.of(described, words);
        if (slots == null) {
            call.unclear("it has more operands than are described");
            return;
        }
        if (!Slots.settled(described, words)) {
            call.unclear("which of its operands is which is computed");
        }
        for (int slot = 0; slot < described.size(); slot++) {
            RoleUse use = described.get(slot).use();
            if (use.role().takesRest()) {
                if (!slots.get(slot).isEmpty()) {
                    roles.rest(use, slots.get(slot), call);
                }
            } else {
                slots.get(slot).forEach(word -> operand(use, word, builds, call));
            }
        }
    }

    /** What checks or formats files shows what stands in them. */
    private void operand(RoleUse use, Word word, boolean builds, Call call) {
        if (builds && use.role() == Role.WORD) {
            Foreign.named(call.invocation(), word);
        }
        roles.read(use, word, call);
    }

    /** Reads operands of the form {@code name=value} and returns the others. */
    private List<Word> unpaired(Description description, Call call) {
        if (description.pairs().isEmpty()) {
            return call.arguments().operands();
        }
        List<Word> others = new ArrayList<>();
        for (Word word : call.arguments().operands()) {
            int equals = word.text().indexOf('=');
            boolean named = equals > 0
                    && (Tokens.name(word.text(), equals)
                            || description.pairs().containsKey(word.text().substring(0, equals)));
            RoleUse use = !named
                    ? null
                    : description
                            .pairs()
                            .getOrDefault(
                                    word.text().substring(0, equals),
                                    description.pairs().get("*"));
            if (use == null) {
                others.add(word);
            } else {
                roles.read(use, word.from(equals + 1), call);
            }
        }
        return others;
    }
}
