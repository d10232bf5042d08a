package dev.governor.context.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Trust;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SlsaProvenanceReaderTest {

    private static final String DIGEST = "7d1f2c0b5a6e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6b5a";

    private static final String STATEMENT = """
            {"_type": "https://in-toto.io/Statement/v1",
             "subject": [{"name": "registry.example.com/store/storefront", "digest": {"sha256": "%s"}}],
             "predicateType": "https://slsa.dev/provenance/v1",
             "predicate": {"buildDefinition": {"externalParameters": {"workflow": {"repository": "https://github.com/acme/storefront"}}}}}
            """.formatted(DIGEST);

    @Test
    void aSignatureThatNobodyCheckedProvesNothing() {
        String envelope = """
                {"payloadType": "application/vnd.in-toto+json", "payload": "%s", "signatures": [{"sig": "made up"}]}
                """.formatted(Base64.getEncoder().encodeToString(STATEMENT.getBytes(UTF_8)));

        TestingReading reading = TestingReading.of(envelope.getBytes(UTF_8));

        assertThat(reading.facts())
                .filteredOn(RelationFact.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(RelationFact.class, built -> {
                    assertThat(built.asset())
                            .isEqualTo(AssetNames.image("registry.example.com/store/storefront@sha256:" + DIGEST));
                    assertThat(built.type()).isEqualTo(RelationType.BUILT_FROM);
                    assertThat(built.to()).isEqualTo(new AssetKey("git:github.com:acme:storefront"));
                    assertThat(built.trust()).isEqualTo(Trust.DECLARED);
                });
        assertThat(reading.facts()).allSatisfy(fact -> assertThat(fact.source()).contains("unverified"));
    }

    @Test
    void aStatementOfAnotherKindStatesNothing() {
        String other = STATEMENT.replace("https://slsa.dev/provenance/v1", "https://slsa.dev/verification_summary/v1");

        TestingReading reading = TestingReading.of(other.getBytes(UTF_8));

        assertThat(reading.formats()).containsExactly("slsa-provenance");
        assertThat(reading.facts()).isEmpty();
    }
}
