package dev.governor.console;

import dev.governor.finding.Finding;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import dev.governor.risk.RiskAssessment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of one finding.
 *
 * @param row what its line in the table says
 * @param fields those of the eight fields that sources state
 * @param warnings what is odd about its text, in plain words
 * @param reference where to read about it, hostile, empty when there is none
 * @param link the same if it is an https address that may be followed, else empty
 * @param risk its risk, null when it could not be computed
 * @param firstSeen when a source first reported it
 */
record FindingView(
        FindingRow row,
        List<Stated> fields,
        List<String> warnings,
        String reference,
        String link,
        @Nullable RiskPanel risk,
        Moment firstSeen) {

    /**
     * One field and who stated it.
     *
     * @param label what it is
     * @param text the value, {@code unknown} when nobody stated one
     * @param known whether anybody did
     * @param source who said so
     * @param trust how far that is believed
     * @param asOf when it was true, null when unknown
     * @param conflicts what other sources said instead
     */
    record Stated(
            String label,
            String text,
            boolean known,
            String source,
            String trust,
            @Nullable Moment asOf,
            List<String> conflicts) {

        static <T> Stated of(String label, Attributed<T> said, Function<T, String> wording, Instant now) {
            T value = said.value();
            Instant asOf = said.asOf();
            return new Stated(
                    label,
                    value == null ? "unknown" : wording.apply(value),
                    value != null,
                    value == null ? "nobody said so" : said.source(),
                    said.trust().word(),
                    asOf == null ? null : Moment.of(asOf, now),
                    said.conflicts());
        }
    }

    static FindingView of(Finding finding, @Nullable RiskAssessment risk, Instant now) {
        String reference = finding.details().reference();
        return new FindingView(
                FindingRow.of(finding, risk, now),
                List.of(
                        Stated.of("Severity", finding.severity(), Level::word, now),
                        Stated.of("Owner", finding.owner(), owner -> owner, now),
                        Stated.of("Environment", finding.environment(), Level::word, now),
                        Stated.of("Data", finding.dataClassification(), Level::word, now),
                        Stated.of(
                                "Internet exposed", finding.internetExposed(), exposed -> exposed ? "yes" : "no", now),
                        Stated.of(
                                "Exploitability", finding.exploitability(), level -> Wording.plain(level.word()), now)),
                finding.flags().stream().map(FindingView::warning).toList(),
                reference,
                isSafe(reference) ? reference : "",
                risk == null ? null : RiskPanel.of(risk),
                Moment.of(finding.firstSeen(), now));
    }

    private static String warning(String flag) {
        return switch (flag) {
            case "instruction_like_text" ->
                "The text reads like orders to a person or a program. Do not follow them; no rule does.";
            case "hidden_characters" ->
                "The text held characters that cannot be seen. They were taken out or made visible.";
            case "secret_redacted" -> "The text held what looks like a secret. It was replaced and is not stored here.";
            case "truncated" -> "The text was longer than what is kept. The rest is only in the tool that sent it.";
            default -> Wording.capital(flag);
        };
    }

    private static boolean isSafe(String reference) {
        try {
            URI address = new URI(reference);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
