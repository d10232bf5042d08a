package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;

/** Values that say where a secret is kept instead of being it: variables, templates, addresses of stores. */
final class References {

    private static final List<String> OPENINGS =
            List.of("${", "$(", "{{", "#{", "{%", "%(", "!ref", "!sub", "!getatt", "env.");
    private static final List<String> STORES =
            List.of("arn:", "vault:", "op:", "env:", "file:", "ssm:", "kms:", "secretsmanager:", "data:", "classpath:");
    private static final Alphabet NAME = Alphabet.of("A-Za-z_");
    private static final Alphabet UPPER = Alphabet.of("A-Z0-9_");
    private static final Alphabet PROPERTY = Alphabet.of("A-Za-z_.-");
    private static final Alphabet BRACKET = Alphabet.of("A-Za-z _:.-");
    private static final Alphabet BRACE = Alphabet.of("A-Za-z0-9 _:.-");
    private static final Alphabet INSIDE_ANGLES = Alphabet.of(">").not();
    private static final String PROJECTS = "projects/";

    private References() {}

    /** Tells whether all of {@code value} is a reference. */
    static boolean isOne(String value) {
        return startsWithOne(value, OPENINGS)
                || startsWithOne(value, STORES)
                || isVariable(value)
                || enclosed(value, '%', NAME, '%', 1, false)
                || enclosed(value, '@', PROPERTY, '@', 1, false)
                || enclosed(value, '<', INSIDE_ANGLES, '>', 0, true)
                || enclosed(value, '[', BRACKET, ']', 0, true)
                || enclosed(value, '{', BRACE, '}', 0, true)
                || isGoogleSecret(value);
    }

    private static boolean startsWithOne(String value, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (value.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVariable(String value) {
        if (value.length() == 2 && value.charAt(0) == '%') {
            return "sdv".indexOf(Character.toLowerCase(value.charAt(1))) >= 0;
        }
        if (!value.startsWith("$")) {
            return false;
        }
        String name = value.substring(value.startsWith("$$") ? 2 : 1);
        return NAME.all(name) || UPPER.all(name) && !Alphabet.DIGITS.has(name.charAt(0));
    }

    private static boolean enclosed(
            String value, char open, Alphabet inside, char close, int least, boolean closeMayMiss) {
        if (value.isEmpty() || value.charAt(0) != open) {
            return false;
        }
        int end = inside.end(value, 1, value.length());
        return end - 1 >= least
                && (end == value.length() ? closeMayMiss : end == value.length() - 1 && value.charAt(end) == close);
    }

    private static boolean isGoogleSecret(String value) {
        if (!value.regionMatches(true, 0, PROJECTS, 0, PROJECTS.length())) {
            return false;
        }
        int slash = value.indexOf('/', PROJECTS.length());
        return slash > PROJECTS.length() && value.regionMatches(true, slash, "/secrets/", 0, 9);
    }
}
