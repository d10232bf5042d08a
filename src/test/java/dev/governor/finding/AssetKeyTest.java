package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.governor.kernel.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetKeyTest {

    @Test
    void aNameMayHoldAnyCharacter() {
        AssetKey key =
                AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "quo\"ted\"; drop table x: --"));

        assertThat(key.text()).isEqualTo("postgresql:estate:sandbox:public:quo%22ted%22%3B%20drop%20table%20x%3A%20--");
        assertThat(key.path()).last().isEqualTo("quo\"ted\"; drop table x: --");
        assertThat(key.system()).isEqualTo("postgresql");
    }

    @Test
    void everyPathComesBackAsItWas() {
        qt().forAll(lists().of(strings().betweenCodePoints(0x20, 0xD7FF).ofLengthBetween(1, 20))
                        .ofSizeBetween(1, 5))
                .assuming(AssetKeyTest::isNameable)
                .check(path -> AssetKey.of("postgresql", path).path().equals(path));
    }

    @Test
    void textThatIsNotAKeyIsRefused() {
        for (String text : List.of("", "postgresql", "Postgresql:x", "a:b c", "a:<script>", "a:" + "x".repeat(1_000))) {
            assertThatThrownBy(() -> new AssetKey(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oneThingHasOneKeyHoweverItIsWritten() {
        AssetKey key = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "k3"));

        for (String written : List.of(
                "postgresql:estate:sandbox:public:k3",
                "postgresql:estate:sandbox:public:%6B3",
                "postgresql:estate:sandbox:public:%6b%33",
                "postgresql:%65state:%73andbox:p%75blic:k3")) {
            assertThat(new AssetKey(written)).isEqualTo(key);
            assertThat(CanonicalJson.read("\"" + written + "\"", AssetKey.class))
                    .isEqualTo(key);
        }
        assertThat(new AssetKey("a:%c3%a9%7e%2A%2d%5f%2e").text()).isEqualTo("a:%C3%A9~*-_.");
    }

    @Test
    void everyWayToWriteAPathIsTheSameKey() {
        qt().forAll(
                        lists().of(strings().betweenCodePoints(0x20, 0xD7FF).ofLengthBetween(1, 10))
                                .ofSizeBetween(1, 4),
                        longs().all())
                .assuming((path, seed) -> isNameable(path))
                .check((path, seed) ->
                        new AssetKey(written(path, new Random(seed))).equals(AssetKey.of("postgresql", path)));
    }

    @Test
    void namesThatTheirSystemTellsApartStayApart() {
        AssetKey composed = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "caf\u00e9"));
        AssetKey decomposed = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "cafe\u0301"));
        AssetKey upper = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "CAF\u00c9"));
        AssetKey escaped = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "caf%C3%A9"));

        assertThat(Set.of(composed, decomposed, upper, escaped)).hasSize(4);
        assertThat(escaped.text()).endsWith(":caf%25C3%25A9");
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        for (String name : List.of(
                "%",
                "a%",
                "%4",
                "%zz",
                "%4g",
                "%\u0666\u0666",
                "%FF",
                "%C0%AF",
                "%ED%A0%80",
                "%E9",
                "%00",
                "a%0Ab",
                "%7F",
                "%C2%85",
                ".",
                "..",
                "%2e",
                "%2E%2e",
                ".%2E",
                "",
                "a b",
                "a+b",
                "caf\u00e9",
                "a/b",
                "\ud800")) {
            assertThatThrownBy(() -> new AssetKey("postgresql:estate:" + name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("`");
        }
        for (String name : List.of(".", "..", "", "a\nb", "\u0000", "\u007f", "\u0085", "\udc00x")) {
            assertThatThrownBy(() -> AssetKey.of("postgresql", List.of("estate", name)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLengthThatCountsIsTheCanonicalOne() {
        assertThat(new AssetKey("a:" + "%61".repeat(998)).text()).hasSize(1_000);
        assertThatThrownBy(() -> new AssetKey("a:" + "%61".repeat(999))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AssetKey("a:" + "%20".repeat(334))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyLiesInTheKeyThatIsOneSegmentShorter() {
        AssetKey table = new AssetKey("postgresql:estate:sandbox:public:k3");

        assertThat(table.holder()).contains(new AssetKey("postgresql:estate:sandbox:public"));
        assertThat(new AssetKey("postgresql:estate").holder()).isEmpty();
    }

    private static boolean isNameable(List<String> path) {
        return path.stream()
                .noneMatch(name -> name.equals(".")
                        || name.equals("..")
                        || name.codePoints().anyMatch(Character::isISOControl));
    }

    /** Returns {@code path} as somebody might write it: what need not be escaped is, now and then, and in either case. */
    private static String written(List<String> path, Random random) {
        StringBuilder text = new StringBuilder("postgresql");
        for (String name : path) {
            text.append(':');
            for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
                boolean literal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~*".indexOf(b) >= 0;
                String escape = random.nextBoolean() ? "%%%02x" : "%%%02X";
                text.append(literal && random.nextBoolean() ? "" + (char) b : escape.formatted(b & 0xFF));
            }
        }
        return text.toString();
    }

    @Test
    void brokenTextCannotHideBehindAnotherName() {
        assertThatThrownBy(() -> AssetKey.of("postgresql", List.of("\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
