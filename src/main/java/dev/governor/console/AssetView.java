package dev.governor.console;

import dev.governor.context.AssetProfile;
import dev.governor.context.Relation;
import dev.governor.kernel.Level;
import java.time.Instant;
import java.util.List;

/**
 * The page of one asset.
 *
 * @param name what people call it
 * @param key its whole key
 * @param type its type, in words
 * @param revision the graph revision everything was read at
 * @param facts owner, environment, data, criticality and exposure, each with who said so
 * @param path how the internet leads to it, one sentence a step; empty when nothing is known to
 * @param radius what an attacker who holds it comes to, in sentences
 * @param owners who answers for what is affected
 * @param picture the graph around it
 * @param relations the same as rows
 * @param findings the findings on it
 */
record AssetView(
        String name,
        String key,
        String type,
        long revision,
        List<Fact> facts,
        List<String> path,
        List<String> radius,
        List<String> owners,
        GraphPicture picture,
        List<RelationRow> relations,
        List<FindingRow> findings) {

    /** One relation: from, what, to, and who said so. */
    record RelationRow(String from, String type, String to, String provenance) {}

    static AssetView of(AssetFile file, Instant now) {
        AssetProfile profile = file.profile();
        return new AssetView(
                profile.name().isBlank() ? Wording.name(profile.asset()) : profile.name(),
                profile.asset().text(),
                Wording.plain(profile.type()),
                profile.revision(),
                List.of(
                        Fact.of("Owner", profile.owner(), owner -> owner, now),
                        Fact.of("Environment", profile.environment(), Level::word, now),
                        Fact.of("Data", profile.dataClassification(), Level::word, now),
                        Fact.of("Criticality", profile.criticality(), Level::word, now),
                        Fact.of("Exposure", profile.exposure(), Level::word, now)),
                file.exposure().how(),
                radius(file),
                file.attack().owners().stream()
                        .map(owner -> owner.owner() + ": " + Wording.count(owner.assets(), "asset"))
                        .toList(),
                GraphPicture.of(file.around()),
                file.around().relations().stream().map(AssetView::row).toList(),
                file.findings().stream()
                        .map(listed -> FindingRow.of(listed.finding(), listed.risk(), now))
                        .toList());
    }

    private static List<String> radius(AssetFile file) {
        var radius = file.attack().radius();
        return List.of(
                Wording.count(radius.assets(), "asset") + (radius.truncated() ? " at least" : ""),
                Wording.count(radius.identities(), "identity"),
                Wording.count(radius.services(), "service") + ", " + radius.productionServices() + " in production",
                "most sensitive data: " + Wording.plain(radius.mostSensitive().word()));
    }

    private static RelationRow row(Relation relation) {
        return new RelationRow(
                relation.from().text(),
                Wording.plain(relation.type().word()),
                relation.to().text(),
                "source " + relation.source() + ", " + relation.trust().word());
    }
}
