package dev.governor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
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
    void whateverIsWrittenIsWhatTheReferenceMakesOfIt() throws IOException {
        Random random = new Random(8785);

        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> value = object(random, 4);

            String expected =
                    new JsonCanonicalizer(CanonicalJson.mapper().writeValueAsString(value)).getEncodedString();

            assertThat(CanonicalJson.write(value)).isEqualTo(expected);
            assertThat(CanonicalJson.write(CanonicalJson.tree(value))).isEqualTo(expected);
        }
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return members;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 11)) {
            case 0 -> text(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(20));
            case 5 -> random.nextBoolean();
            case 6 -> null;
            case 7 -> random.nextFloat();
            case 8 -> Severity.values()[random.nextInt(Severity.values().length)];
            case 9 -> List.of(text(random), object(random, depth), random.nextInt());
            default -> object(random, depth);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.appendCodePoint(
                    random.nextBoolean() ? random.nextInt(0x80) : Character.toChars(random.nextInt(0xD000))[0]);
        }
        return text.toString();
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
