package dev.governor.bundle;

import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one constraint: a property on the left, an operator, literals on the right, and nothing else.
 *
 * <p>Two forms list several literals: {@code property in ("a", "b")}, and {@code property == "a" || property == "b"},
 * which decision tables produce.
 */
final class ConstraintReader {

    /** What can be written, as a hint. */
    static final String FORMS = "write property == literal, property in (literals) or property < number;"
            + " a literal is a short text in quotes, a whole number, true or false";

    private static final String LITERAL = "\"[A-Za-z0-9_./:*-]{0,200}\"|-?[0-9]{1,9}|true|false";
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([a-z][A-Za-z0-9]*)\\s*(==|!=|<=|>=|<|>)\\s*(" + LITERAL + ")\\s*");
    private static final Pattern MEMBERSHIP = Pattern.compile("\\s*([a-z][A-Za-z0-9]*)\\s+in\\s*\\(\\s*((?:" + LITERAL
            + ")(?:\\s*,\\s*(?:" + LITERAL + "))*)\\s*\\)\\s*");
    private static final Pattern PROPERTY = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*).*", Pattern.DOTALL);
    private static final int MAX_QUOTE = 120;
    private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);

    private final FactType fact;
    private final NamedWords names;

    ConstraintReader(FactType fact, NamedWords names) {
        this.fact = fact;
        this.names = names;
    }

    /** Returns the constraint {@code text} writes, or empty after telling {@code report} the message and the hint. */
    Optional<Constraint> read(String text, SourcePlace at, BiConsumer<String, String> report) {
        Optional<Constraint> read = membership(text, at).or(() -> alternatives(text, at));
        if (read.isEmpty()) {
            report.accept("`" + quoted(text) + "` is not a comparison of a property with literals", FORMS);
            return read;
        }
        Constraint constraint = read.get();
        if (!fact.has(constraint.property())) {
            report.accept(
                    "`" + constraint.property() + "` is no property of `" + fact.name() + "`",
                    Spelling.suggestion(constraint.property(), fact.names()));
            return Optional.empty();
        }
        return names.resolve(constraint, report).flatMap(resolved -> checked(resolved, report));
    }

    private Optional<Constraint> checked(Constraint constraint, BiConsumer<String, String> report) {
        for (Object literal : constraint.literals()) {
            Optional<FactType.Objection> objection =
                    fact.objection(constraint.property(), constraint.operator(), literal);
            if (objection.isPresent()) {
                report.accept(objection.get().message(), objection.get().hint());
                return Optional.empty();
            }
        }
        return Optional.of(constraint);
    }

    /** Returns the property with which {@code text} begins, or an empty text. */
    static String property(String text) {
        Matcher found = PROPERTY.matcher(text);
        return found.matches() ? found.group(1) : "";
    }

    private static String quoted(String text) {
        String stripped = text.strip();
        return stripped.length() > MAX_QUOTE ? stripped.substring(0, MAX_QUOTE) + "…" : stripped;
    }

    private static Optional<Constraint> membership(String text, SourcePlace at) {
        Matcher form = MEMBERSHIP.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        List<Object> literals = new ArrayList<>();
        Matcher literal = ONE_LITERAL.matcher(form.group(2));
        while (literal.find()) {
            literals.add(value(literal.group()));
        }
        return Optional.of(new Constraint(form.group(1), Operator.IN, literals, at));
    }

    private static Optional<Constraint> alternatives(String text, SourcePlace at) {
        String property = "";
        String sign = "";
        List<Object> literals = new ArrayList<>();
        for (String part : text.split("\\|\\|", -1)) {
            Matcher form = COMPARISON.matcher(part);
            if (!form.matches() || !(literals.isEmpty() || (form.group(1).equals(property) && sign.equals("==")))) {
                return Optional.empty();
            }
            property = form.group(1);
            sign = form.group(2);
            literals.add(value(form.group(3)));
        }
        if (literals.size() > 1 && !sign.equals("==")) {
            return Optional.empty();
        }
        Operator operator =
                literals.size() > 1 ? Operator.IN : Operator.of(sign).orElseThrow();
        return Optional.of(new Constraint(property, operator, literals, at));
    }

    private static Object value(String literal) {
        if (literal.startsWith("\"")) {
            return literal.substring(1, literal.length() - 1);
        }
        return literal.equals("true") || literal.equals("false")
                ? (Object) Boolean.valueOf(literal)
                : Integer.valueOf(literal);
    }
}
