package dev.governor.finding.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.ShippedTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The controls of Security Hub by their consolidated ids: the same control had an id of its own in each standard before 2023.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html">How
 *     consolidation changes control ids</a>
 */
final class SecurityHubControls {

    private static final String TABLE = "security-hub-controls.csv";

    private static final Pattern CONTROL = Pattern.compile("[A-Za-z][A-Za-z0-9]*\\.\\d{1,3}");

    private static final Pattern PCI = Pattern.compile("(?i)PCI(\\.[A-Za-z0-9]+\\.\\d{1,3})");

    private static final Pattern CIS =
            Pattern.compile("(?i).*cis-aws-foundations-benchmark/v/([0-9.]+)/(?:rule/)?([0-9.]+)");

    private static final Map<String, String> CONTROLS = read();

    private SecurityHubControls() {}

    /**
     * Returns the consolidated id that {@code written} means, or empty when it is no control.
     *
     * @param written a control id ({@code S3.2}, {@code PCI.S3.2}) or a generator id that ends in one
     */
    static Optional<String> canonical(String written) {
        String text = written.strip();
        Matcher cis = CIS.matcher(text);
        if (cis.matches()) {
            return Optional.of(CONTROLS.getOrDefault(
                    "cis-" + cis.group(1) + "/" + cis.group(2), "cis-" + cis.group(1) + "-" + cis.group(2)));
        }
        String tail = text.substring(text.lastIndexOf('/') + 1);
        Matcher pci = PCI.matcher(tail);
        if (pci.matches()) {
            return Optional.of(CONTROLS.getOrDefault("pci" + pci.group(1).toLowerCase(Locale.ROOT), tail));
        }
        return CONTROL.matcher(tail).matches() ? Optional.of(tail) : Optional.empty();
    }

    private static Map<String, String> read() {
        Map<String, String> controls = new HashMap<>();
        ShippedTable.rows(SecurityHubControls.class, TABLE, 2)
                .forEach(cells -> controls.put(cells[0].strip().toLowerCase(Locale.ROOT), cells[1].strip()));
        return controls;
    }
}
