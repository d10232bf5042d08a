package dev.governor.command;

import java.text.Normalizer;

/**
 * Letters of other scripts that look like Latin ones, after the confusables of Unicode Technical Standard 39 as far as they
 * occur in the names of commands and files.
 */
final class Lookalikes {

    private static final String OTHER = "аеорсухѕіјԁһԛѡкмтвнгпԍӏοανρτκιυχεωηϲϳɡıℓɑ․‥∕⁄／∖＼‑–—−‐˗ꓸ｡。。";
    private static final String LATIN = "aeopcyxsijdhqwkmtbhrngloavptkiuxewncjgila..///\\\\------....";

    private Lookalikes() {}

    /** Returns {@code text} with look-alikes replaced and without accents, invisible and control characters. */
    static String latin(String text) {
        String apart = Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints().forEach(point -> {
            int lower = Character.toLowerCase(point);
            int at = lower > 0x7F ? OTHER.indexOf(lower) : -1;
            if (at >= 0) {
                plain.append(LATIN.charAt(at));
            } else if (!invisible(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0x2800;
        };
    }
}
