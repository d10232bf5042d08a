package dev.governor.command.path;

import java.text.Normalizer;

/**
 * Letters of other scripts that look like Latin ones, after the confusables of Unicode Technical Standard 39 as far as they
 * occur in the names of files.
 */
final class Lookalikes {

    private static final String OTHER = "аеорсухѕіјԁһԛѡкмтвнгпԍӏοανρτκιυχεωηϲϳɡıℓɑ․‥∕⁄／∖＼‑–—−‐˗ꓸ｡。。";
    private static final String LATIN = "aeopcyxsijdhqwkmtbhrngloavptkiuxewncjgila..///\\\\------....";

    private Lookalikes() {}

    /**
     * Returns {@code text} with look-alikes replaced and without accents, invisible and control characters.
     *
     * <p>Marks go first, so that sorting them costs nothing; the result is at most 18 times as long as the text.
     */
    static String latin(String text) {
        String visible = visible(text);
        String apart = Normalizer.normalize(Normalizer.normalize(visible, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int at = 0; at < apart.length(); ) {
            int point = apart.codePointAt(at);
            at += Character.charCount(point);
            int known = point > 0x7F ? OTHER.indexOf(Character.toLowerCase(point)) : -1;
            if (known >= 0) {
                plain.append(LATIN.charAt(known));
            } else if (!invisible(point)) {
                plain.appendCodePoint(point);
            }
        }
        return plain.toString();
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (!invisible(point)) {
                visible.appendCodePoint(point);
            }
        }
        return visible.toString();
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0x2800;
        };
    }
}
