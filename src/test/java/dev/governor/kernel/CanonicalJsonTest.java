package dev.governor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    record Sample(String ownerTeam, Severity severity, Instant asOf, Digest digest) {}

    @Test
    void propertiesAreSortedByUtf16CodeUnitsAsInRfc8785() {
        Map<String, Object> unsorted = new LinkedHashMap<>();
        unsorted.put("\u20ac", "Euro Sign");
        unsorted.put("\r", "Carriage Return");
        unsorted.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        unsorted.put("1", "One");
        unsorted.put("\ud83d\ude00", "Emoji: Grinning Face");
        unsorted.put("\u0080", "Control");
        unsorted.put("\u00f6", "Latin Small Letter O With Diaeresis");

        String written = CanonicalJson.write(unsorted);

        assertThat(written)
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void numbersAreWrittenAsInRfc8785() {
        String written =
                CanonicalJson.write(List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001));

        assertThat(written).isEqualTo("[333333333.3333333,1e+30,4.5,0.002,1e-27]");
    }

    @Test
    void recordsComeBackAsTheyWere() {
        Sample sample = new Sample("payments", Severity.HIGH, Instant.parse("2026-11-21T03:40:00Z"), Digest.of("x"));

        String written = CanonicalJson.write(sample);

        assertThat(written).contains("\"owner_team\":\"payments\"", "\"severity\":\"high\"");
        assertThat(CanonicalJson.read(written, Sample.class)).isEqualTo(sample);
    }

    @Test
    void duplicateKeysAreRefused() {
        assertThatThrownBy(() -> CanonicalJson.mapper().readTree("{\"a\":1,\"a\":2}"))
                .hasMessageContaining("Duplicate field 'a'");
    }

    @Test
    void textAfterTheValueIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.mapper().readValue("{} {}", Map.class))
                .hasMessageContaining("Trailing");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThatThrownBy(() -> CanonicalJson.mapper().readTree(deep)).hasMessageContaining("depth");
    }
}
