package dev.governor.signal;

/** How a table looks as JSON: an array of objects, the cells by column name as they are written. */
public final class Csv {

    /** The field of a row that holds the line it starts on, a number; 1 is the first line of the file. */
    public static final String LINE = "#line";

    private Csv() {}
}
