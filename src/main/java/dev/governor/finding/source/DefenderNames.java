package dev.governor.finding.source;

import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words and names that the objects of Defender for Cloud share; ids are Azure resource ids, whose letter case means nothing. */
final class DefenderNames {

    private static final Pattern SLASHES = Pattern.compile("/+");

    static final String TOOL = "azure-defender";

    private static final String EXTENSION = "/providers/microsoft.security/";

    private DefenderNames() {}

    /** Returns the resource an id is about: what stands before the security extension in an Azure id, else the id. */
    static String resource(String id) {
        if (!id.strip().regionMatches(true, 0, "/subscriptions/", 0, 15)) {
            return id.strip();
        }
        String lower = id.strip().toLowerCase(Locale.ROOT);
        int extension = lower.indexOf(EXTENSION);
        return extension > 0 ? lower.substring(0, extension) : lower;
    }

    /** Returns the key of the resource {@code id}; another cloud's resource keeps that cloud's name. */
    static AssetKey asset(String id) {
        return AssetNames.known(id).orElseGet(() -> AssetNames.of(id));
    }

    /** Returns the type that an Azure id names, for example {@code microsoft.storage/storageaccounts}, else a general one. */
    static String type(String id) {
        int provider = id.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        String[] parts = provider < 0 ? new String[0] : SLASHES.split(id.substring(provider + 11));
        StringBuilder type = new StringBuilder(parts.length > 1 ? parts[0] : "asset");
        for (int i = 1; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        return type.toString();
    }

    /** Puts the report into the subscription that the Azure id of its asset names. */
    static void within(ReportBuilder report, String id) {
        subscription(id).ifPresent(subscription -> report.within(subscription, Trust.AUTHORITATIVE));
    }

    static Optional<AssetKey> subscription(String id) {
        List<String> parts = List.of(SLASHES.split(id.strip()));
        return parts.size() > 2 && parts.get(1).equalsIgnoreCase("subscriptions")
                ? Optional.of(CloudNames.azure("/subscriptions/" + parts.get(2)))
                : Optional.empty();
    }

    static Severity severity(String word) {
        return Level.of(Severity.class, word).orElse(Severity.UNKNOWN);
    }

    /** Returns what a status says: only an unhealthy resource has a weakness. */
    static Verdict verdict(String code) {
        return code.equalsIgnoreCase("Unhealthy") ? Verdict.OPEN : Verdict.EVIDENCE;
    }
}
