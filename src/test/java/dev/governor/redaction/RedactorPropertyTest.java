package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.redaction.TestingSecrets.Planted;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for every secret in every text. */
class RedactorPropertyTest {

    private static final int SEEDS = 150;
    private static final int SHORTEST_PART = 8;

    private static final List<String> BEFORE = List.of(
            "",
            " ",
            "\n",
            "see: ",
            "the key is \"",
            "x = '",
            "\t",
            "(",
            "[",
            "{\"a\":\"",
            "Ümläut ",
            "# ",
            "\uD83D\uDE00 ",
            ">",
            "`",
            "\u200B ");
    private static final List<String> AFTER =
            List.of("", " ", "\n", "\" and more", "' or", ")", "]", "\"}", " ok.\n", "`", "<br>", "\u200B end");

    @Test
    void noSecretSurvivesInAnySurroundings() {
        Set<String> survivors = new TreeSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            for (Planted planted : new TestingSecrets(seed).all()) {
                String before = BEFORE.get(random.nextInt(BEFORE.size()));
                String text = before + planted.text() + AFTER.get(random.nextInt(AFTER.size()));
                if (survives(planted.secret(), Redactor.shipped().redact(text).text())) {
                    survivors.add(planted.kind() + " in <" + text + "> as <"
                            + Redactor.shipped().redact(text).text() + ">");
                }
            }
        }

        assertThat(survivors).isEmpty();
    }

    @Test
    void redactedTextIsLeftAsItIs() {
        for (int seed = 0; seed < SEEDS; seed++) {
            StringBuilder text = new StringBuilder();
            Random random = new Random(seed);
            for (Planted planted : new TestingSecrets(seed).all()) {
                text.append(BEFORE.get(random.nextInt(BEFORE.size()))).append(planted.text());
                text.append(AFTER.get(random.nextInt(AFTER.size())));
                Redaction once = Redactor.shipped().redact(planted.text());

                assertThat(Redactor.shipped().redact(once.text())).isEqualTo(new Redaction(once.text(), List.of()));
            }
            String once = Redactor.shipped().redact(text.toString()).text();

            assertThat(Redactor.shipped().redact(once)).isEqualTo(new Redaction(once, List.of()));
        }
    }

    @Test
    void secretsKeepNothingWhenInvisibleCharactersSplitThem() {
        for (Planted planted : new TestingSecrets(7).all()) {
            int half = planted.text().lastIndexOf(planted.secret())
                    + planted.secret().length() / 2;
            String text = planted.text().substring(0, half) + "\u200B\u2060"
                    + planted.text().substring(half);

            String masked = Redactor.shipped().redact(text).text().replace("\u200B\u2060", "");

            assertThat(survives(planted.secret(), masked)).as("%s", masked).isFalse();
        }
    }

    @Test
    void markersTellWhereTheyStand() {
        for (Planted planted : new TestingSecrets(3).all()) {
            Redaction redaction = Redactor.shipped().redact("a " + planted.text() + " b " + planted.text());

            assertThat(redaction.markers()).isNotEmpty();
            for (Marker marker : redaction.markers()) {
                assertThat(redaction.text().substring(marker.start(), marker.start() + marker.length()))
                        .isEqualTo(marker.kind().marker());
            }
        }
    }

    @Test
    void everyKindIsNamedByWhatItIs() {
        for (Planted planted : new TestingSecrets(11).all()) {
            assertThat(Redactor.shipped().redact(planted.text()).markers())
                    .as("%s", planted)
                    .extracting(Marker::kind)
                    .contains(planted.kind());
        }
    }

    /** Tells whether eight characters of {@code secret} in a row are still in {@code text}. */
    private static boolean survives(String secret, String text) {
        for (String line : secret.split("\\s+|\\\\+n|-----.*")) {
            for (int i = 0; i + SHORTEST_PART <= line.length(); i++) {
                if (text.contains(line.substring(i, i + SHORTEST_PART))) {
                    return true;
                }
            }
        }
        return false;
    }
}
