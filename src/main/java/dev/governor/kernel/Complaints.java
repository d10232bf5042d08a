package dev.governor.kernel;

/** Takes what is wrong with a tree that was read from a file; whoever read the file knows the line. */
@FunctionalInterface
public interface Complaints {

    /**
     * Takes one complaint.
     *
     * @param pointer the JSON pointer of the value that is wrong, for example {@code /paths/3/kind}
     * @param sentence what is wrong, lower case, no final period
     * @param hint what to do about it
     */
    void about(String pointer, String sentence, String hint);
}
