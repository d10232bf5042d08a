package dev.governor.command.description;

import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which operands have which role: those before a repeated role, those after it, and all between. */
public final class Slots {

    private Slots() {}

    /** Returns the words of each role, or {@code null} when there are more words than roles. */
    public static @Nullable List<List<Word>> of(List<Operand> described, List<Word> words) {
        List<List<Word>> slots = new ArrayList<>();
        described.forEach(each -> slots.add(new ArrayList<>()));
        int repeated = 0;
        while (repeated < described.size() && !takesMany(described.get(repeated))) {
            repeated++;
        }
        int after = Math.max(0, described.size() - repeated - 1);
        if (repeated == described.size() && words.size() > described.size()) {
            return null;
        }
        int before = Math.min(repeated, words.size());
        for (int at = 0; at < before; at++) {
            slots.get(at).add(words.get(at));
        }
        int behind = Math.min(after, words.size() - before);
        for (int at = 0; at < behind; at++) {
            slots.get(described.size() - 1 - at).add(words.get(words.size() - 1 - at));
        }
        for (int at = before; at < words.size() - behind; at++) {
            slots.get(repeated).add(words.get(at));
        }
        return slots;
    }

    /** Returns whether it is told which operand has which role, however many words the loose ones turn out to be. */
    public static boolean settled(List<Operand> described, List<Word> words) {
        int loose = 0;
        while (loose < words.size() && !words.get(loose).loose()) {
            loose++;
        }
        int last = described.size() - 1;
        boolean alike = described.stream().map(Operand::use).distinct().count() <= 1;
        return alike || loose == words.size() || loose >= last && takesMany(described.get(last));
    }

    private static boolean takesMany(Operand operand) {
        return operand.repeated() || operand.use().role().takesRest();
    }
}
