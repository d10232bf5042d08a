package dev.governor.context.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.AssetKey;
import dev.governor.finding.mapping.ContextMapping;
import dev.governor.finding.mapping.MappedTags;
import dev.governor.finding.mapping.SignalMapping;
import dev.governor.kernel.Level;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import java.util.List;

/** Reads what a format that a mapping file describes states about assets. Tags are declared, whoever keeps the source. */
public final class MappedContextReader implements ContextReader {

    private final SignalMapping mapping;
    private final ContextMapping context;

    MappedContextReader(SignalMapping mapping, ContextMapping context) {
        this.mapping = mapping;
        this.context = context;
    }

    @Override
    public Format format() {
        return mapping.format();
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return mapping.recognises(sketch);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        AssetKey asset = context.asset()
                .in(node)
                .orElseThrow(() -> record.broken("", "the record does not name its asset where the mapping says"));
        Facts facts = new Facts(
                mapping.source(),
                context.trust(),
                SourceTimes.parse(context.asOf().in(node)));
        facts.asset(
                        asset,
                        Hygiene.inert(context.asset().nameIn(node)),
                        context.asset().typeIn(node))
                .attribute(asset, Attribute.OWNER, Hygiene.inert(context.owner().in(node)));
        context.levels()
                .forEach((name, level) -> Level.of(Attribute.class, name)
                        .ifPresent(attribute -> facts.attribute(asset, attribute, level.in(node))));
        MappedTags.in(context.tags().nodeIn(node)).forEach((name, value) -> facts.tag(asset, name, value));
        return facts.list();
    }
}
