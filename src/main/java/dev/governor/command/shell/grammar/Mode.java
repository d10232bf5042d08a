package dev.governor.command.shell.grammar;

/** Where the pieces of a word stand: that says what ends them and which quotes are quotes. */
enum Mode {
    /** A word of a command. */
    WORD,
    /** Between double quotes. */
    DOUBLE,
    /** A here-document whose delimiter is not quoted. */
    HERE,
    /** Behind the operator of a parameter, outside double quotes, or a pattern there. */
    BRACE,
    /** Behind the operator of a parameter inside double quotes. */
    BRACE_DOUBLE,
    /** Behind the operator of a parameter inside a here-document. */
    BRACE_HERE,
    /** Between brackets behind the name of a variable. */
    SUBSCRIPT,
    /** Between double parentheses, up to the one that closes them. */
    ARITHMETIC,
    /** One of the three expressions of a counting loop. */
    COUNTING,
    /** Between the parentheses of a pattern. */
    PATTERN,
    /** An expression that a test in double brackets compares with. */
    REGULAR;

    /** Returns whether double quotes stand around it, so that most characters stand for themselves. */
    boolean insideDouble() {
        return this == DOUBLE || this == HERE || this == BRACE_DOUBLE || this == BRACE_HERE;
    }

    boolean words() {
        return this == WORD || this == REGULAR;
    }

    /** Returns whether parentheses in it come in pairs. */
    boolean nests() {
        return this == ARITHMETIC || this == COUNTING || this == REGULAR || this == PATTERN;
    }
}
