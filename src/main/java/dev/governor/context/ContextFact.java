package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing one source says about the estate: an asset is there, two assets are related, or an asset has an attribute.
 *
 * <p>A source's newer fact with the same {@link #identity} replaces its older one; other sources' facts stay.
 */
public sealed interface ContextFact {

    /** Returns the asset it is about; of a relation, the one it starts from. */
    AssetKey asset();

    /** Returns who says so. */
    String source();

    /** Returns how far that is to be believed. */
    Trust trust();

    /** Returns the moment it speaks of, null when the source does not say; then it speaks of its arrival. */
    @Nullable
    Instant asOf();

    /**
     * Returns what a newer fact must share with this one to replace it.
     *
     * <p>INVARIANT: the trust is part of it, so who may only claim never replaces what a trusted caller brought.
     */
    Digest identity();

    /** Returns the same fact, believed no further than {@code ceiling}, speaking of {@code arrival} if of no moment. */
    ContextFact settled(Trust ceiling, Instant arrival);

    /**
     * Tells whether this fact replaces {@code other}, which has the same identity: it is newer, or as new and greater as
     * text.
     *
     * <p>INVARIANT: of two facts one replaces the other, never both, so the order of arrival does not matter.
     */
    default boolean replaces(ContextFact other) {
        int order = Comparator.<ContextFact, Instant>comparing(
                        fact -> Objects.requireNonNullElse(fact.asOf(), Instant.EPOCH))
                .thenComparing(CanonicalJson::write)
                .compare(this, other);
        return order > 0;
    }

    /** Tells whether the two say the same, whatever their moments. */
    default boolean repeats(ContextFact other) {
        return timeless().equals(other.timeless());
    }

    /** Returns the same fact without its moment. */
    ContextFact timeless();

    /** Returns the moment that counts, as exactly as it is stored: to the microsecond. */
    private static Instant moment(@Nullable Instant asOf, Instant arrival) {
        return (asOf == null ? arrival : asOf).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * An asset is there.
     *
     * @param asset its key
     * @param name what people call it
     * @param type its type, for example {@code postgresql_table} or {@code service}
     */
    record AssetFact(
            AssetKey asset,
            String name,
            String type,
            String source,
            Trust trust,
            @Nullable Instant asOf) implements ContextFact {

        @Override
        public Digest identity() {
            return Digest.ofCanonical(List.of("asset", asset.text(), source, trust.word()));
        }

        @Override
        public AssetFact settled(Trust ceiling, Instant arrival) {
            return new AssetFact(asset, name, type, source, trust.cappedBy(ceiling), moment(asOf, arrival));
        }

        @Override
        public AssetFact timeless() {
            return new AssetFact(asset, name, type, source, trust, null);
        }
    }

    /**
     * Two assets are related.
     *
     * @param asset the source of the relation
     * @param type what the source is to the target
     * @param to the target of the relation
     */
    record RelationFact(
            AssetKey asset,
            RelationType type,
            AssetKey to,
            String source,
            Trust trust,
            @Nullable Instant asOf) implements ContextFact {

        @Override
        public Digest identity() {
            return Digest.ofCanonical(List.of("relation", asset.text(), type.word(), to.text(), source, trust.word()));
        }

        @Override
        public RelationFact settled(Trust ceiling, Instant arrival) {
            return new RelationFact(asset, type, to, source, trust.cappedBy(ceiling), moment(asOf, arrival));
        }

        @Override
        public RelationFact timeless() {
            return new RelationFact(asset, type, to, source, trust, null);
        }

        Relation relation() {
            Instant moment = asOf;
            return new Relation(asset, type, to, source, trust, moment == null ? Instant.EPOCH : moment);
        }
    }

    /**
     * An asset has an attribute.
     *
     * @param asset its key
     * @param attribute which attribute
     * @param value the level's word, or the owner's name
     */
    record AttributeFact(
            AssetKey asset,
            Attribute attribute,
            String value,
            String source,
            Trust trust,
            @Nullable Instant asOf) implements ContextFact {

        @Override
        public Digest identity() {
            return Digest.ofCanonical(List.of("attribute", asset.text(), attribute.word(), source, trust.word()));
        }

        @Override
        public AttributeFact settled(Trust ceiling, Instant arrival) {
            return new AttributeFact(asset, attribute, value, source, trust.cappedBy(ceiling), moment(asOf, arrival));
        }

        @Override
        public AttributeFact timeless() {
            return new AttributeFact(asset, attribute, value, source, trust, null);
        }
    }

    /**
     * Somebody says whether a vulnerability touches an asset (VEX).
     *
     * @param asset the product, for example an image
     * @param vulnerability the key of the vulnerability, see {@link dev.governor.finding.VulnerabilityIds#key}
     * @param status what is said
     * @param justification why, one of the format's words or a sentence, cleaned; may be empty
     * @param until when the statement ends, null when it does not
     */
    record VexFact(
            AssetKey asset,
            AssetKey vulnerability,
            VexStatus status,
            String justification,
            @Nullable Instant until,
            String source,
            Trust trust,
            @Nullable Instant asOf)
            implements ContextFact {

        @Override
        public Digest identity() {
            return Digest.ofCanonical(List.of("vex", asset.text(), vulnerability.text(), source, trust.word()));
        }

        @Override
        public VexFact settled(Trust ceiling, Instant arrival) {
            return new VexFact(
                    asset,
                    vulnerability,
                    status,
                    justification,
                    until,
                    source,
                    trust.cappedBy(ceiling),
                    moment(asOf, arrival));
        }

        @Override
        public VexFact timeless() {
            return new VexFact(asset, vulnerability, status, justification, until, source, trust, null);
        }
    }
}
