package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads SLSA provenance, predicates 0.2 and 1: which image or file was built from which repository. It comes as an in-toto
 * statement, bare, in a DSSE envelope or in a Sigstore bundle.
 *
 * <p>Signatures are not verified here, and a signature that is there proves nothing: what provenance says is declared, so it may
 * raise a risk and never lower one.
 *
 * @see <a href="https://slsa.dev/spec/v1.0/provenance">SLSA provenance</a>
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/envelope.md">DSSE envelope</a>
 */
@ApplicationScoped
public class SlsaProvenanceReader implements ContextReader {

    private static final Pattern DIGEST_ENDING = Pattern.compile("@sha256:.*$");

    private static final String SOURCE = "slsa-provenance unverified";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    @Override
    public Format format() {
        return Format.oneByOne(
                "slsa-provenance", "SLSA provenance, unverified: what was built from where", List.of("/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(InTotoStatement::mayBeIn);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        InTotoStatement statement = InTotoStatement.of(record);
        JsonNode predicate = statement.node().path("predicate");
        Facts facts = new Facts(SOURCE, Trust.DECLARED, SourceTimes.parse(finished(predicate)));
        Optional<AssetKey> repository = statement.isProvenance() ? repositoryIn(predicate) : Optional.empty();
        if (repository.isEmpty()) {
            return List.of();
        }
        if (!statement.node().path("subject").isArray()) {
            throw record.broken(statement.at() + "/subject", "the statement has no list of subjects");
        }
        facts.asset(repository.get(), "", "repository");
        for (JsonNode subject : statement.node().path("subject")) {
            keyOf(subject)
                    .ifPresent(built -> facts.asset(built, subject.path("name").asText(), "artifact")
                            .relation(built, RelationType.BUILT_FROM, repository.get()));
        }
        return facts.list();
    }

    /** Returns the repository whose build definition ran, else the one among the materials. */
    private static Optional<AssetKey> repositoryIn(JsonNode predicate) {
        for (String pointer : List.of(
                "/buildDefinition/externalParameters/workflow/repository",
                "/buildDefinition/externalParameters/source/uri",
                "/buildDefinition/externalParameters/source",
                "/invocation/configSource/uri",
                "/buildDefinition/resolvedDependencies/0/uri",
                "/materials/0/uri")) {
            Optional<AssetKey> repository =
                    AssetNames.repository(predicate.at(pointer).asText());
            if (repository.isPresent()) {
                return repository;
            }
        }
        return Optional.empty();
    }

    private static String finished(JsonNode predicate) {
        for (String pointer : List.of(
                "/runDetails/metadata/finishedOn",
                "/runDetails/metadata/startedOn",
                "/metadata/buildFinishedOn",
                "/metadata/buildStartedOn")) {
            String text = predicate.at(pointer).asText();
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** Returns the key of an image by its digest; of an artifact without a registry, by name and digest. */
    private static Optional<AssetKey> keyOf(JsonNode subject) {
        String digest = subject.path("digest").path("sha256").asText();
        String name =
                DIGEST_ENDING.matcher(subject.path("name").asText().strip()).replaceFirst("");
        if (!SHA256.matcher(digest).matches() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                name.startsWith("pkg:") || !name.contains("/")
                        ? AssetNames.key("resource", List.of(name, "sha256:" + digest))
                        : AssetNames.image(name + "@sha256:" + digest));
    }
}
