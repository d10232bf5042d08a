package dev.governor.console;

/**
 * One line of a difference.
 *
 * @param sign {@code -}, {@code +} or a space
 * @param text the rest of the line
 * @param style the style class: {@code gone}, {@code new} or {@code same}
 * @param spoken what the sign means, for those who hear the page
 */
record DiffLine(String sign, String text, String style, String spoken) {

    static DiffLine of(String line) {
        if (line.startsWith("-")) {
            return new DiffLine("-", line.substring(1).strip(), "gone", "before: ");
        }
        if (line.startsWith("+")) {
            return new DiffLine("+", line.substring(1).strip(), "new", "after: ");
        }
        return new DiffLine(" ", line.strip(), "same", "");
    }
}
