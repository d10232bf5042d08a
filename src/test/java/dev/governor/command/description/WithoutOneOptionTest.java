package dev.governor.command.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** INVARIANT: an option that a description loses makes the calls that have it not understood; none is let through. */
class WithoutOneOptionTest {

    private static final int DEEPEST = 12;

    @TestFactory
    Stream<DynamicTest> shouldNotUnderstandCallsWhoseOptionIsNoLongerDescribed() {
        return TestingDescriptions.shipped().all().stream()
                .sorted((one, other) -> one.source().compareTo(other.source()))
                .map(program -> DynamicTest.dynamicTest(
                        program.source(), () -> check(program, program, Map.of(), List.of(), 0)));
    }

    /** Options that a sub-command shares with its siblings are tried once, where they are described. */
    private static void check(
            Description program, Description here, Map<String, Option> above, List<String> words, int depth) {
        for (String name : here.options().keySet()) {
            boolean own = above.get(name) != here.options().get(name);
            if (own && name.indexOf('*') < 0 && !name.equals("-#") && here.style() != Style.WORDS) {
                List<Word> call = call(here, words, name);
                Arguments whole = ArgumentParser.parse(program, call, Budget.ofReading());
                Arguments reduced = ArgumentParser.parse(without(program, words, name), call, Budget.ofReading());

                assertThat(whole.unclear()).as("%s %s", words, call).isNull();
                if (!harmless(here, name)) {
                    assertThat(reduced.unclear())
                            .as("%s without %s", call, name)
                            .isNotNull();
                }
            }
        }
        if (depth < DEEPEST) {
            Set<String> seen = new HashSet<>();
            here.commands().forEach((name, command) -> {
                // names that stand in one key have one description
                if (seen.add(command.source())) {
                    List<String> longer = new ArrayList<>(words);
                    longer.add(name);
                    check(program, command, here.shared(), longer, depth + 1);
                }
            });
        }
    }

    /**
     * In the long style one dash and two are the same. What remains of an option that is only text may be read as others that are
     * only text, as {@code -vv} without itself; and a pattern of names reads what it stands for in the same role.
     */
    private static boolean harmless(Description here, String name) {
        Option option = here.options().get(name);
        boolean alike = option != null
                && here.open().stream()
                        .anyMatch(pattern -> pattern.name().matches(name)
                                && pattern.option().value().equals(option.value()));
        boolean other = name.indexOf('=') > 0 && here.options().containsKey(name.substring(0, name.indexOf('=')));
        String twin = name.startsWith("--") ? name.substring(1) : "-" + name;
        boolean written = option != null
                && here.style() == Style.LONG
                && here.options().containsKey(twin)
                && here.options().get(twin).value().equals(option.value());
        return other
                || alike
                || written
                || option != null
                        && option.value().role().mute()
                        && !PartReader.asked(here.cases(), here.adds()).contains(name);
    }

    private static List<Word> call(Description here, List<String> words, String name) {
        List<Word> call = new ArrayList<>(words.stream().map(Word::of).toList());
        call.add(Word.of(name));
        Option option = here.options().get(name);
        if (option != null && option.arity() == Option.Arity.VALUE) {
            call.add(Word.of("x"));
        }
        if (option != null && option.second() != null) {
            call.add(Word.of("x"));
        }
        return call;
    }

    /** Returns the description without the option, with no sub-command but those that {@code words} name. */
    private static Description without(Description whole, List<String> words, String name) {
        Map<String, Description> commands = new HashMap<>();
        if (!words.isEmpty()) {
            Description next = whole.commands().get(words.get(0));
            commands.put(words.get(0), without(next, words.subList(1, words.size()), name));
        }
        return new Description(
                whole.source(),
                whole.style(),
                whole.ends(),
                reduced(whole.options(), name),
                reduced(whole.shared(), name),
                whole.open(),
                whole.valued(),
                whole.plus(),
                whole.operands(),
                whole.pairs(),
                whole.does(),
                commands,
                whole.patterns(),
                whole.cases(),
                whole.adds(),
                whole.endless(),
                whole.help(),
                whole.refuses(),
                whole.hazard());
    }

    private static Map<String, Option> reduced(Map<String, Option> options, String name) {
        Map<String, Option> reduced = new HashMap<>(options);
        reduced.remove(name);
        return reduced;
    }
}
