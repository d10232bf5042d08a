package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets in forms that few scanners know, and secrets that do not stand in one piece. */
class HiddenSecretsTest {

    private static final int SEEDS = 60;
    private static final int SHORTEST_PART = 8;

    @Test
    void everyHiddenFormIsMasked() {
        List<String> survivors = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            new TestingHiddenSecrets(seed).all().forEach((form, text) -> {
                String masked = Redactor.shipped().redact(text.text()).text();
                for (String piece : text.pieces()) {
                    for (int i = 0; i + SHORTEST_PART <= piece.length(); i++) {
                        if (masked.contains(piece.substring(i, i + SHORTEST_PART))) {
                            survivors.add(form + ": <" + text.text() + "> as <" + masked + ">");
                            return;
                        }
                    }
                }
            });
        }

        assertThat(survivors).isEmpty();
    }

    @Test
    void whatIsMaskedOnceStaysAsItIs() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new TestingHiddenSecrets(seed).all().forEach((form, text) -> {
                String once = Redactor.shipped().redact(text.text()).text();

                assertThat(Redactor.shipped().redact(once)).as(form).isEqualTo(new Redaction(once, List.of()));
            });
        }
    }

    @Test
    void theLinesAroundATokenThatEndsItsLineStay() {
        String token = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";
        String text = "first\n" + token + "\nThe next line.\nbuild42\n" + token + "\n" + token + "\nOTHER=value\n";

        assertThat(Redactor.shipped().redact(text).text()).isEqualTo(text.replace(token, "[redacted:github_token]"));
    }

    @Test
    void theQuotesAroundAJoinedSecretStay() {
        String text = "t = \"ghp" + "_16C7e42F292c6912\" + \"E7710c838347Ae178B4a\";";

        assertThat(Redactor.shipped().redact(text).text()).isEqualTo("t = \"[redacted:github_token]\";");
    }
}
