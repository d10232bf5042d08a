package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.program.Arguments.Given;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.ProgramReader;
import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls by the descriptions of their programs.
 *
 * <p>INVARIANT: what the description of a call does not list is not understood.
 */
public final class DescribedPrograms implements ProgramReader {

    private static final List<String> INSTALLED = List.of(
            "/bin/",
            "/sbin/",
            "/usr/bin/",
            "/usr/sbin/",
            "/usr/local/bin/",
            "/usr/local/sbin/",
            "/opt/homebrew/bin/",
            "node_modules/.bin/",
            "./node_modules/.bin/",
            "venv/bin/",
            "./venv/bin/",
            ".venv/bin/",
            "./.venv/bin/");

    private final Descriptions descriptions;
    private final Roles roles;

    public DescribedPrograms(Descriptions descriptions, Languages languages) {
        this.descriptions = descriptions;
        this.roles = new Roles(this, languages);
    }

    @Override
    public boolean knows(String name) {
        return descriptions.knows(name);
    }

    @Override
    public void read(Invocation call) {
        String name = installed(call.program());
        Description program = descriptions.of(name);
        if (program != null && !brought(call)) {
            read(name, program, call);
        } else if (call.program().indexOf('/') >= 0) {
            roles.code().program(call);
        } else {
            call.unclear("the program is not described");
        }
    }

    /** Reads the arguments of {@code call} as those of the program {@code name}. */
    void readAs(String name, Invocation call) {
        Description program = descriptions.of(name);
        if (program == null) {
            call.unclear("the program is not described");
        } else {
            read(name, program, call);
        }
    }

    private String installed(String written) {
        if (descriptions.knows(written)) {
            return written;
        }
        for (String directory : INSTALLED) {
            if (written.startsWith(directory)) {
                return written.substring(directory.length());
            }
        }
        return written;
    }

    private static boolean brought(Invocation call) {
        return call.program().indexOf('/') > 0 && call.conclusions().brought().hold(call.program());
    }

    private void read(String name, Description program, Invocation call) {
        call.conclusions().budget().enter();
        try {
            if (shows(program, call)) {
                call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
                call.conclusions().read(call.shown(), "asks for help", program.source());
                return;
            }
            Arguments arguments = ArgumentParser.parse(
                    program, call.arguments(), call.conclusions().budget());
            Description described = arguments.described();
            call.conclusions().read(call.shown(), called(name, arguments), described.source());
            if (arguments.unclear() != null) {
                call.unclear(arguments.unclear());
            } else {
                judge(described, arguments, call);
            }
        } finally {
            call.conclusions().budget().leave();
        }
    }

    private static String called(String program, Arguments arguments) {
        return arguments.commands().isEmpty() ? program : program + " " + String.join(" ", arguments.commands());
    }

    /** Returns whether the call only asks for help: behind sub-commands stands nothing else. */
    private static boolean shows(Description program, Invocation call) {
        List<Word> words = call.arguments();
        if (words.isEmpty()) {
            return false;
        }
        Word last = words.get(words.size() - 1);
        if (!last.known() || !last.text().startsWith("-") && !program.help().contains(last.text())) {
            return false;
        }
        Arguments before = ArgumentParser.parse(
                program, words.subList(0, words.size() - 1), call.conclusions().budget());
        return before.unclear() == null
                && before.described().help().contains(last.text())
                && before.operands().isEmpty()
                && before.given().stream().allMatch(Given::ends)
                && before.restOption() == null;
    }

    private void judge(Description described, Arguments arguments, Invocation call) {
        List<Word> sets = roles.code().takeSets(described, arguments);
        boolean fed = call.input().connected();
        Case fitting = described.cases().stream()
                .filter(each -> each.fits(arguments, fed))
                .findFirst()
                .orElse(null);
        String refuses = fitting != null && fitting.refuses() != null ? fitting.refuses() : described.refuses();
        if (refuses != null) {
            call.unclear(refuses);
            return;
        }
        Map<String, RoleUse> differing = fitting == null ? Map.of() : fitting.options();
        Invocation placed = call.at(entered(arguments, differing, call.place()));
        List<Word> operands = arguments.operands();
        Call taken = new Call(placed, arguments, operands.isEmpty() ? Word.of("") : operands.get(operands.size() - 1));
        int before = call.conclusions().size();
        sets.forEach(word -> roles.code().sets(taken, word));
        doubtful(described, taken);
        List<Does> effects = fitting != null && fitting.does() != null ? fitting.does() : described.does();
        does(effects, taken);
        described.adds().stream().filter(each -> each.fits(arguments, fed)).forEach(each -> add(each, taken));
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
        if (call.conclusions().size() == before) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        }
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
    }

    private static void does(List<Does> effects, Call call) {
        for (Does does : effects) {
            if (does.effect() == Effect.NOT_UNDERSTOOD) {
                call.unclear("its description has a mistake");
                continue;
            }
            call.effect(does.effect(), does.resource(), call.invocation().shown());
            if (does.effect() == Effect.WRITE_FILE && does.resource() == ResourceKind.SOURCE) {
                call.invocation().conclusions().brought().unpack();
            }
            if (does.resource() == ResourceKind.UNTRUSTED_CODE) {
                call.unclear("it runs code that the project does not keep");
            }
        }
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
            RoleUse use = equals <= 0 || !Tokens.name(word.text(), equals)
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
