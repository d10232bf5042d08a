package dev.governor.cli.demo;

import dev.governor.kernel.Level;

/** What happens to an execution from outside. */
enum CrashFault implements Level {
    /** {@code kill -9} of the server, which is then started again. */
    KILL("kill -9"),
    /** The server is stopped past its claims ({@code SIGSTOP}), another takes over, and it goes on ({@code SIGCONT}). */
    STOP("SIGSTOP"),
    /** The target's server process or one of its sessions is killed with {@code kill -9}. */
    TARGET("target"),
    /** The same with the governor's database; the governor is not started again. */
    DATABASE("database"),
    /** The connection to the database is lost during a COMMIT, before or after the database has it. */
    DATABASE_CUT("cut db"),
    /** The connection to the target is lost during a statement, before or after the target has it. */
    TARGET_CUT("cut target"),
    /** The disk of the governor's database is full for a while. */
    DATABASE_FULL("full db"),
    /** The disk of the target is full for a while. */
    TARGET_FULL("full target");

    private final String heading;

    CrashFault(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** Tells whether it needs both disks to be small ones. */
    boolean needsSmallDisks() {
        return this == DATABASE_FULL || this == TARGET_FULL;
    }
}
