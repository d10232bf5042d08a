package dev.governor.context.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedVexAuthorsTest {

    private static final String PRODUCT = "pkg:docker/ledger/api@2.3";

    private static final AssetKey IMAGE = AssetNames.image("registry.example.com/ledger/api:2.3");

    @ParameterizedTest
    @CsvSource({
        "ops@example.com,                                       curated",
        "OPS@example.com,                                       curated",
        "ops@example.com=image:registry.example.com:ledger:,    curated",
        "ops@example.com=pkg:docker/ledger/,                    curated",
        "ops@example.com=image:registry.example.com:shop:,      declared",
        "other@example.com,                                     declared",
    })
    void anAuthorIsBelievedAboutTheProductsThatTheSettingNames(String setting, String trust) {
        TrustedVexAuthors authors = new TrustedVexAuthors(List.of(setting));

        assertThat(authors.trustIn("ops@example.com", IMAGE, PRODUCT).word()).isEqualTo(trust);
    }

    @Test
    void nobodyIsBelievedUnlessNamed() {
        TrustedVexAuthors authors = new TrustedVexAuthors(List.of("", " "));

        assertThat(authors.trustIn("", IMAGE, PRODUCT)).isEqualTo(Trust.DECLARED);
        assertThat(authors.trustIn("ops@example.com", IMAGE, PRODUCT)).isEqualTo(Trust.DECLARED);
    }
}
