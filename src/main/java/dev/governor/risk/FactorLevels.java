package dev.governor.risk;

import dev.governor.context.BlastRadius;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import java.util.Arrays;
import java.util.List;

/** The levels of each factor, in words, least bad first; {@code unknown} stands first where there is one. */
final class FactorLevels {

    static final String UNKNOWN = "unknown";

    private FactorLevels() {}

    static List<String> of(Factor factor) {
        return Arrays.stream(constants(factor)).map(Level::word).toList();
    }

    /** Returns the levels that someone stated, least bad first. */
    static List<String> statedOf(Factor factor) {
        return of(factor).stream().filter(level -> !level.equals(UNKNOWN)).toList();
    }

    private static Level[] constants(Factor factor) {
        return switch (factor) {
            case SEVERITY -> Severity.values();
            case EXPOSURE -> Exposure.values();
            case CRITICALITY -> Criticality.values();
            case SENSITIVITY -> DataClassification.values();
            case EXPLOITABILITY -> Exploitability.values();
            case BLAST_RADIUS -> BlastRadius.Size.values();
        };
    }
}
