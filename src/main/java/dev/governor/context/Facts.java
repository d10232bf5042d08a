package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.AssetTags;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one source says at one moment, for readers. */
public final class Facts {

    private final String source;
    private final Trust trust;
    private final @Nullable Instant asOf;
    private final List<ContextFact> facts = new ArrayList<>();

    /**
     * @param source who says so, for example {@code aws-config}
     * @param trust how far it is to be believed
     * @param asOf the moment it speaks of, null when it does not say
     */
    public Facts(String source, Trust trust, @Nullable Instant asOf) {
        this.source = source;
        this.trust = trust;
        this.asOf = asOf;
    }

    /** An asset is there; an empty name is the last part of its key, the type is what its key tells, else {@code type}. */
    public Facts asset(AssetKey asset, String name, String type) {
        String shown = Hygiene.line(name, 200);
        facts.add(new AssetFact(
                asset,
                shown.isEmpty() ? AssetNames.nameOf(asset) : shown,
                AssetNames.typeOf(asset, Hygiene.line(type, 120)),
                source,
                trust,
                asOf));
        return this;
    }

    /** Two assets are related. */
    public Facts relation(AssetKey from, RelationType type, AssetKey to) {
        return relation(from, type, to, trust);
    }

    /** Two assets are related, believed as far as {@code own}. */
    public Facts relation(AssetKey from, RelationType type, AssetKey to, Trust own) {
        if (!from.equals(to)) {
            facts.add(new RelationFact(from, type, to, source, own, asOf));
        }
        return this;
    }

    /** An asset has an attribute; a value that means nothing is left out. */
    public Facts attribute(AssetKey asset, Attribute attribute, String value) {
        return attribute(asset, attribute, value, trust);
    }

    /** An asset has an attribute, believed as far as {@code own}; a value that means nothing is left out. */
    public Facts attribute(AssetKey asset, Attribute attribute, String value, Trust own) {
        attribute
                .wordFor(value)
                .ifPresent(word -> facts.add(new AttributeFact(asset, attribute, word, source, own, asOf)));
        return this;
    }

    /** A tag, label or annotation of the asset, declared; one whose name means nothing is left out. */
    public Facts tag(AssetKey asset, String name, String value) {
        AssetTags.attributeFor(name, value)
                .flatMap(word -> Level.of(Attribute.class, word))
                .ifPresent(attribute -> attribute
                        .wordFor(value)
                        .ifPresent(word -> facts.add(new AttributeFact(
                                asset, attribute, word, source + " tag", Trust.DECLARED.cappedBy(trust), asOf))));
        return this;
    }

    /** Somebody says whether a vulnerability touches an asset. */
    public Facts vex(
            AssetKey asset, AssetKey vulnerability, VexStatus status, String justification, @Nullable Instant until) {
        facts.add(new VexFact(
                asset, vulnerability, status, Hygiene.line(justification, 300), until, source, trust, asOf));
        return this;
    }

    /** Returns what was collected, in order. */
    public List<ContextFact> list() {
        return List.copyOf(facts);
    }
}
