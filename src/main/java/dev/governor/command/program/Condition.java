package dev.governor.command.program;

import dev.governor.command.reading.Glob;
import dev.governor.command.reading.Word;
import java.util.List;

/** What must be so for a case to fit. */
sealed interface Condition {

    boolean holds(Arguments arguments, boolean fed);

    /** One of the options is given, with such a value when one is named. */
    record Has(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return options.stream().anyMatch(term -> term.given(arguments));
        }
    }

    /** None of the options is given. */
    record Without(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return options.stream().noneMatch(term -> term.given(arguments));
        }
    }

    /** One of the options is given with another value than these; a value that is not known is another. */
    record Other(List<Term> options) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
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
    record HasOperand(List<Glob> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return arguments.operands().stream().anyMatch(word -> matches(words, word));
        }
    }

    /** The first operand is such a word; a word that is not known may be. */
    record First(List<Glob> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return !arguments.operands().isEmpty()
                    && matches(words, arguments.operands().get(0));
        }
    }

    /** One of the operands is written as such a word; a word that is not known is none. */
    record Written(List<Glob> words) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return arguments.operands().stream()
                    .anyMatch(word -> word.known() && words.stream().anyMatch(glob -> glob.matches(word.text())));
        }
    }

    /** So many operands are given. */
    record Count(int least, int most) implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            int count = arguments.operands().size();
            return count >= least && count <= most;
        }
    }

    /** Something of the line is connected to its input. */
    record Fed() implements Condition {
        @Override
        public boolean holds(Arguments arguments, boolean fed) {
            return fed;
        }
    }

    private static boolean matches(List<Glob> words, Word word) {
        return words.stream().anyMatch(glob -> glob.mayMatch(word));
    }

    /** An option, and a pattern of its value or {@code null} for any. */
    record Term(
            String option,
            @org.jspecify.annotations.Nullable Glob value) {

        boolean allows(Word given) {
            return value == null || given.known() && value.matches(given.text());
        }

        boolean given(Arguments arguments) {
            for (Arguments.Given given : arguments.given()) {
                if (given.option().names().contains(option) && (value == null || value.mayMatch(given.value()))) {
                    return true;
                }
            }
            Option rest = arguments.restOption();
            return rest != null && value == null && rest.names().contains(option);
        }
    }
}
