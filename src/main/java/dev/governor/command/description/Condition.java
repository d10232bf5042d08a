package dev.governor.command.description;

import dev.governor.command.reading.Word;
import dev.governor.command.reading.WordPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must be so for a case to fit. */
public sealed interface Condition {

    boolean holds(Arguments arguments, Around around);

    /** One of the options is given, with such a value when one is named. */
    record Has(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return options.stream().anyMatch(term -> term.given(arguments));
        }
    }

    /** None of the options is given. */
    record Without(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return options.stream().noneMatch(term -> term.given(arguments));
        }
    }

    /** One of the options is given with another value than these; a value that is not known is another. */
    record Other(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return arguments.given().stream().anyMatch(this::other);
        }

        private boolean other(Arguments.Given given) {
            List<Term> same = options.stream()
                    .filter(term -> given.option().names().contains(term.option()))
                    .toList();
            return !same.isEmpty() && same.stream().noneMatch(term -> term.allows(given.value()));
        }
    }

    /** One of the operands is such a word; a word that is not known may be. */
    record HasOperand(List<WordPattern> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return arguments.operands().stream().anyMatch(word -> matches(words, word));
        }
    }

    /** The first operand is such a word; a word that is not known may be. */
    record First(List<WordPattern> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return !arguments.operands().isEmpty()
                    && matches(words, arguments.operands().get(0));
        }
    }

    /** One of the operands is written as such a word; a word that is not known is none. */
    record Written(List<WordPattern> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return arguments.operands().stream()
                    .anyMatch(word -> word.known() && words.stream().anyMatch(glob -> glob.matches(word.text())));
        }
    }

    /** One of the operands lists such a kind, as clusters write: {@code Pod,secrets.v1/name}; one not known, or a pattern, may. */
    record Kind(Set<String> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return arguments.operands().stream().anyMatch(word -> !word.known() || word.wild() || lists(word.text()));
        }

        private boolean lists(String text) {
            int from = 0;
            for (int at = 0; at <= text.length(); at++) {
                if (at == text.length() || text.charAt(at) == ',') {
                    if (words.contains(bare(text.substring(from, at)))) {
                        return true;
                    }
                    from = at + 1;
                }
            }
            return false;
        }

        private static String bare(String kind) {
            int end = 0;
            while (end < kind.length() && kind.charAt(end) != '.' && kind.charAt(end) != '/') {
                end++;
            }
            return kind.substring(0, end).toLowerCase(Locale.ROOT);
        }
    }

    /** So many operands are given. */
    record Count(int least, int most) implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            int count = arguments.operands().size();
            return count >= least && count <= most;
        }
    }

    /** Something of the line is connected to its input. */
    record Fed() implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return around.fed();
        }
    }

    /** The line went to a branch that is released, and nowhere else since. */
    record Released() implements Condition {
        @Override
        public boolean holds(Arguments arguments, Around around) {
            return around.released();
        }
    }

    /** Returns whether an option that {@code options} ask for is given with a value that none of them allows. */
    static boolean disputed(List<Term> options, Arguments arguments) {
        return arguments.given().stream().anyMatch(given -> {
            List<Term> same = options.stream()
                    .filter(term -> given.option().names().contains(term.option()))
                    .toList();
            return !same.isEmpty() && same.stream().noneMatch(term -> term.allows(given.value()));
        });
    }

    private static boolean matches(List<WordPattern> words, Word word) {
        return words.stream().anyMatch(glob -> glob.mayMatch(word));
    }

    /** An option, and a pattern of its value or {@code null} for any. */
    record Term(
            String option,
            @org.jspecify.annotations.Nullable WordPattern value) {

        boolean allows(Word given) {
            return value == null || given.known() && value.matches(given.text());
        }

        boolean given(Arguments arguments) {
            for (Arguments.Given given : arguments.given()) {
                boolean named = given.option().names().contains(option) && !elsewhere(given, arguments.described());
                if (named && (value == null || value.mayMatch(given.value()))) {
                    return true;
                }
            }
            Option rest = arguments.restOption();
            return rest != null && value == null && rest.names().contains(option);
        }

        /** Returns whether the option stands before the sub-command and is another one of the same name. */
        private boolean elsewhere(Arguments.Given given, Description described) {
            Option here = described.options().get(option);
            return here != null && !here.equals(given.option());
        }
    }
}
