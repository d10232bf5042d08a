package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Newline-delimited JSON in which some lines are broken. */
record JsonLines(SignalBody body, JsonValues.Sink sink, Consumer<Rejection> rejected) {

    /** Hands over the value of each line, and says which lines are left out. */
    void forEach() throws IOException {
        NameBudget names = new NameBudget();
        int broken = 0;
        try (InputStream in = body.open()) {
            Lines lines = new Lines(in);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                String place = "line " + lines.line();
                if (isBlank(line)) {
                    continue;
                }
                try {
                    sink.tree(place, value(line, names, lines.tooLong()));
                } catch (Broken e) {
                    broken++;
                    if (broken > SignalLimits.MAX_BROKEN) {
                        throw SignalJson.broken(
                                lines.line(), 1, "more than " + SignalLimits.MAX_BROKEN + " lines are broken");
                    }
                    rejected.accept(new Rejection(place, ProblemCode.MALFORMED_BODY, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private static JsonNode value(byte[] line, NameBudget names, boolean tooLong) throws IOException, Broken {
        if (tooLong) {
            throw new Broken("the line is longer than " + SignalLimits.MAX_LINE + " bytes");
        }
        try (JsonParser parser = SignalJson.strict(line, 0, line.length)) {
            parser.nextToken();
            JsonNode value = Trees.document(parser, names, SignalLimits.MAX_LINE);
            if (parser.nextToken() != null) {
                throw new Broken("text follows the value on its line");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new Broken(SignalJson.refusal(e).detail());
        } catch (Trees.TooLarge e) {
            throw new Broken("the line holds too many values");
        }
    }

    /** Tells whether the first or the second line is a good one, so that a broken one is only that. */
    static boolean looksLikeLines(SignalBody body) throws IOException {
        try (InputStream in = body.open()) {
            Lines lines = new Lines(in);
            byte[] first = nonBlank(lines);
            if (first == null || lines.tooLong() || first[0] != '{') {
                return false;
            }
            byte[] second = nonBlank(lines);
            if (second == null) {
                return false;
            }
            boolean open = "[{,:".indexOf(first[lastVisible(first)]) >= 0;
            return isGood(first) || !open && !lines.tooLong() && second[0] == '{' && isGood(second);
        }
    }

    private static int lastVisible(byte[] line) {
        int last = line.length - 1;
        while (last > 0 && line[last] <= ' ' && line[last] >= 0) {
            last--;
        }
        return last;
    }

    private static boolean isGood(byte[] line) throws IOException {
        try {
            return value(line, new NameBudget(), false).isObject();
        } catch (Broken | ProblemException e) {
            return false;
        }
    }

    private static byte @Nullable [] nonBlank(Lines lines) throws IOException {
        byte[] line = lines.next();
        while (line != null && isBlank(line)) {
            line = lines.next();
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b < 0 || b > ' ') {
                return false;
            }
        }
        return true;
    }

    /** A line that is left out, and why. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String detail) {
            super(detail, null, false, false);
        }
    }
}
