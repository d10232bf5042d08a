package dev.governor.console;

import dev.governor.context.BlastRadius;
import dev.governor.context.RadiusLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event reaches, counted.
 *
 * @param event the event, for example an attack
 * @param size the radius in one word
 * @param counts for example {@code 2 services}
 * @param mostSensitive the most sensitive data reached
 * @param reached the keys of what is reached, nearest first
 */
record RadiusLine(String event, String size, List<String> counts, String mostSensitive, List<String> reached) {

    static RadiusLine of(String event, BlastRadius radius, RadiusLimits limits) {
        List<String> counts = new ArrayList<>();
        counts.add(Wording.count(radius.assets(), "asset"));
        counts.add(Wording.count(radius.identities(), "identity"));
        counts.add(Wording.count(radius.services(), "service"));
        counts.add(radius.productionServices() + " in production");
        return new RadiusLine(
                event,
                radius.size(limits).word(),
                counts,
                Wording.plain(radius.mostSensitive().word()),
                radius.reached().stream().map(key -> key.text()).toList());
    }
}
