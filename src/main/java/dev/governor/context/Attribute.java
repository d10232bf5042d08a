package dev.governor.context;

import com.google.re2j.Pattern;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.signal.Hygiene;
import java.util.Locale;
import java.util.Optional;

/** What a source may state about an asset. */
public enum Attribute implements Level {
    OWNER,
    ENVIRONMENT,
    DATA_CLASSIFICATION,
    CRITICALITY,
    EXPOSURE,
    /** Of a vulnerability: how far attackers are with it. */
    EXPLOITABILITY,
    /** Of a vulnerability: how bad its advisory says it is. */
    SEVERITY,
    /** Of a vulnerability: how likely it is to be exploited in the next 30 days, a decimal from 0 to 1 (EPSS). */
    EXPLOIT_PROBABILITY;

    private static final Pattern PROBABILITY = Pattern.compile("0(\\.\\d{1,20})?|1(\\.0{1,20})?");

    /** Returns the canonical word for what a source wrote, or empty when it says nothing that is understood. */
    public Optional<String> wordFor(String written) {
        String text = written.strip();
        return switch (this) {
            case OWNER -> Optional.of(Hygiene.line(text, 200)).filter(name -> !name.isEmpty());
            case ENVIRONMENT -> known(Environment.class, environment(text));
            case DATA_CLASSIFICATION -> known(DataClassification.class, text);
            case CRITICALITY -> known(Criticality.class, text);
            case EXPOSURE -> known(Exposure.class, text);
            case EXPLOITABILITY -> known(Exploitability.class, text);
            case SEVERITY -> known(Severity.class, text);
            case EXPLOIT_PROBABILITY -> Optional.of(text).filter(PROBABILITY::matches);
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
