package dev.governor.command.program;

import dev.governor.command.reading.Language;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What reads words in languages, and what all programs share.
 *
 * @param byName   the languages by the word of their role, for example {@code sed}
 * @param decisive tells whether a variable of that name and value decides what programs do
 * @param holdsSecret tells whether a variable of that name holds a secret
 * @param tasks    what the names of build targets say
 * @param ports    services that do what they are told
 */
public record Languages(
        Map<String, Language> byName,
        BiPredicate<String, String> decisive,
        Predicate<String> holdsSecret,
        Tasks tasks,
        Ports ports) {

    public Languages {
        byName = Map.copyOf(byName);
    }
}
