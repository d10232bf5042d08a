package dev.governor.finding;

import com.google.re2j.Pattern;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The table from a tool's rule to the canonical type of a finding: {@code finding-types.csv} beside this class.
 *
 * <p>Two tools that mean the same problem get the same type, and their reports become one finding. A rule that is not in
 * the table keeps a name of its own, {@code <tool>:<rule>} in lower case.
 */
@ApplicationScoped
public class FindingTypes {

    private static final Pattern OUTER_HYPHENS = Pattern.compile("(^-+|-+$)");

    private static final Pattern NO_TYPE = Pattern.compile("[^a-z0-9._-]+");

    private static final String TABLE = "finding-types.csv";

    private final Map<String, String> types = new HashMap<>();

    public FindingTypes() {
        ShippedTable.rows(FindingTypes.class, TABLE, 3)
                .forEach(cells -> types.put(word(cells[0]) + "," + word(cells[1]), cells[2].strip()));
    }

    /** Returns the canonical type of {@code rule} of {@code tool}; {@code *} in the table stands for any tool. */
    public String of(String tool, String rule) {
        String known = types.get(word(tool) + "," + word(rule));
        if (known == null) {
            known = types.get("*," + word(rule));
        }
        return known == null ? word(tool) + ":" + word(rule) : known;
    }

    /** Returns {@code text} as a word of lower-case letters, digits, dots, underscores and hyphens, at most 120 long. */
    public static String word(String text) {
        if (text.strip().equals("*")) {
            return "*";
        }
        String word = OUTER_HYPHENS
                .matcher(NO_TYPE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-"))
                .replaceAll("");
        String named = word.isEmpty() ? "unnamed" : word;
        return named.length() > 120 ? named.substring(0, 120) : named;
    }
}
