package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One weakness on one asset, as everything downstream sees it.
 *
 * <p>The eight fields of the mission are {@code asset}, {@code type} (the finding), {@code severity}, {@code owner},
 * {@code environment}, {@code dataClassification}, {@code internetExposed} and {@code exploitability}; those a context
 * source may state carry provenance.
 *
 * @param id {@code fnd_…}
 * @param key identity: SHA-256 over tenant, asset, type and discriminator; the same problem from two tools is one finding
 * @param tenant whose finding it is
 * @param asset what it is on
 * @param type the canonical type, for example {@code database_public_grant}
 * @param discriminator what tells two findings of one type on one asset apart; often empty
 * @param title the scanner's title; hostile text, for display only, at most 300 characters
 * @param description the scanner's text; hostile text, for display only, at most 4,000 characters
 * @param severity the scanner's word
 * @param owner who owns the asset
 * @param environment where the asset runs
 * @param dataClassification how sensitive its data is
 * @param internetExposed whether the asset can be reached from the internet
 * @param exploitability how far attackers are
 * @param status where it is in its life
 * @param statusReason why, in a sentence; empty when there is nothing to say
 * @param flags warnings about the text, for example {@code instruction_like_text}
 * @param firstSeen when a source first reported it
 * @param lastSeen the newest report's own time
 * @param suppressedUntil when a suppression ends, null when the finding is not suppressed or stays so
 * @param details what sources say beyond the eight fields
 */
public record Finding(
        String id,
        Digest key,
        Tenant tenant,
        AssetKey asset,
        String type,
        String discriminator,
        String title,
        String description,
        Attributed<Severity> severity,
        Attributed<String> owner,
        Attributed<Environment> environment,
        Attributed<DataClassification> dataClassification,
        Attributed<Boolean> internetExposed,
        Attributed<Exploitability> exploitability,
        FindingStatus status,
        String statusReason,
        List<String> flags,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant suppressedUntil,
        FindingDetails details) {

    public Finding {
        flags = List.copyOf(flags);
        details = Objects.requireNonNullElse(details, FindingDetails.NONE);
    }

    /** Returns what makes two reports one finding. */
    public static Digest keyOf(Tenant tenant, AssetKey asset, String type, @Nullable String discriminator) {
        return Digest.ofCanonical(
                List.of(tenant.name(), asset.text(), type, discriminator == null ? "" : discriminator));
    }
}
