package dev.governor.cli.demo;

/**
 * A plan that is under way when something happens.
 *
 * @param plan its id
 * @param table the table it closes
 */
record CrashSubject(String plan, String table) {

    String role() {
        return CrashJournal.role(plan);
    }

    /** Tells whether somebody else changes the table after this plan did. */
    boolean hasSomebodyElse() {
        return table.startsWith("theirs");
    }
}
