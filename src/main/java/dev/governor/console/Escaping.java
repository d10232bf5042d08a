package dev.governor.console;

import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Makes every value that enters a page harmless.
 *
 * <p>INVARIANT: markup characters are escaped in every template, and control characters that would reorder or hide text
 * (Unicode's bidirectional and zero-width ones) are shown by their code point instead of taking effect.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Security Considerations</a>
 */
final class Escaping implements ResultMapper {

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return !(result instanceof RawString);
    }

    @Override
    public int getPriority() {
        return 100;
    }

    @Override
    public String map(Object result, Expression expression) {
        return escape(String.valueOf(result));
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        switch (point) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
                if (deceives(point)) {
                    safe.append("[U+%04X]".formatted(point));
                } else {
                    safe.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean deceives(int point) {
        int type = Character.getType(point);
        boolean layout = point == '\n' || point == '\t' || point == '\r';
        return !layout && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
    }
}
