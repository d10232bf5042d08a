package dev.governor.command.sql;

/** Where comments end, for every server alike. */
final class Comments {

    private static final String DIFFERENT = "a comment ends at different places for different servers";

    private Comments() {}

    /** Returns whether a comment begins at {@code at}. */
    static boolean here(String text, int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    /**
     * Returns where the comment ends that begins with two dashes at {@code at}.
     *
     * @throws Unread when it ends elsewhere for some server
     */
    static int endOfLine(String text, int at, boolean inBrackets) {
        if (at + 2 < text.length() && !Signs.blank(text.charAt(at + 2))) {
            throw new Unread("two dashes without a blank begin a comment for some servers only");
        }
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        int carriage = text.substring(at, stop).indexOf('\r');
        if (carriage >= 0 && (end < 0 || at + carriage < stop - 1) || inBrackets) {
            throw new Unread(DIFFERENT);
        }
        return stop;
    }

    /**
     * Returns where the comment ends that begins with a slash and a star at {@code at}.
     *
     * @throws Unread when it ends elsewhere for some server, or some server runs it
     */
    static int endOfBlock(String text, int at, boolean inBrackets) {
        int end = text.indexOf("*/", at + 2);
        String comment = end < 0 ? "" : text.substring(at + 2, end);
        if (end < 0 || comment.contains("/*") || inBrackets) {
            throw new Unread(DIFFERENT);
        }
        if (comment.startsWith("!") || comment.startsWith("M!") || comment.startsWith("+")) {
            throw new Unread("some servers run what stands in this comment");
        }
        return end + 2;
    }
}
