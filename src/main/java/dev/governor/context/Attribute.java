package dev.governor.context;

import dev.governor.finding.Hygiene;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import java.util.Locale;
import java.util.Optional;

/** What a source may state about an asset. */
public enum Attribute implements Level {
    OWNER,
    ENVIRONMENT,
    DATA_CLASSIFICATION,
    CRITICALITY,
    EXPOSURE;

    /** Returns the canonical word for what a source wrote, or empty when it says nothing that is understood. */
    public Optional<String> wordFor(String written) {
        String text = written.strip();
        return switch (this) {
            case OWNER -> Optional.of(Hygiene.line(text, 200)).filter(name -> !name.isEmpty());
            case ENVIRONMENT -> known(Environment.class, environment(text));
            case DATA_CLASSIFICATION -> known(DataClassification.class, text);
            case CRITICALITY -> known(Criticality.class, text);
            case EXPOSURE -> known(Exposure.class, text);
        };
    }

    private static <E extends Enum<E> & Level> Optional<String> known(Class<E> type, String text) {
        return Level.of(type, text).filter(level -> level.ordinal() > 0).map(Level::word);
    }

    private static String environment(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "prod", "prd", "live" -> "production";
            case "dev" -> "development";
            case "qa", "uat" -> "test";
            case "stage", "stg" -> "staging";
            case "sbx" -> "sandbox";
            default -> text;
        };
    }
}
