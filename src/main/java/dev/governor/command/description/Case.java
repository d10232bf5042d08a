package dev.governor.command.description;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a call when all of its conditions do.
 *
 * @param conditions when it fits
 * @param does its effects, or {@code null} when the description's hold
 * @param operands its operands, or {@code null} when the description's hold
 * @param options the roles of options that differ from those of the description, by name
 * @param feeds what the call is fed, as a role, or {@code null}
 * @param endless when it ends, or {@code null} when the description says it
 * @param goes where such a call goes, or {@code null} when it stays
 * @param refuses why such a call is never understood, or {@code null}
 * @param at its JSON pointer in the file
 */
public record Case(
        List<Condition> conditions,
        @Nullable List<Does> does,
        @Nullable List<Operand> operands,
        Map<String, RoleUse> options,
        @Nullable RoleUse feeds,
        @Nullable Endless endless,
        @Nullable Goes goes,
        @Nullable String refuses,
        String at) {

    /** A branch that a call goes to. */
    public enum Goes {
        /** One that is released. */
        RELEASED,
        /** Any other. */
        ELSEWHERE
    }

    public Case {
        conditions = List.copyOf(conditions);
        options = Map.copyOf(options);
    }

    /** Returns whether all that it may add to a call is that files are read. */
    boolean onlyReads() {
        return refuses == null
                && feeds == null
                && (does == null || does.stream().allMatch(Does::onlyReads))
                && (operands == null || operands.stream().allMatch(Operand::onlyReads))
                && options.values().stream().allMatch(use -> use.role().onlyReads());
    }

    /**
     * Returns whether an option that the case asks for with a value is also given with another one, or with one that is
     * computed: which of them counts, only the program knows.
     */
    boolean disputed(Arguments arguments) {
        return conditions.stream()
                .anyMatch(each -> each instanceof Condition.Has has && Condition.disputed(has.options(), arguments));
    }

    /** Returns whether the case makes a call milder than {@code usual}: no effect is as grave as the gravest there. */
    boolean milder(List<Does> usual) {
        return refuses == null
                && does != null
                && does.stream().noneMatch(Does::discloses)
                && gravest(does) < gravest(usual);
    }

    private static int gravest(List<Does> effects) {
        return effects.stream().mapToInt(each -> each.effect().ordinal()).max().orElse(0);
    }

    /** Tells whether every condition holds; {@code around} is what stands around the call. */
    public boolean fits(Arguments arguments, Around around) {
        for (Condition condition : conditions) {
            if (!condition.holds(arguments, around)) {
                return false;
            }
        }
        return true;
    }
}
