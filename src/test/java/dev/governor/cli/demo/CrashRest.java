package dev.governor.cli.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The state in which nothing more happens by itself: plans have ended, and nothing of their leases is left. */
final class CrashRest {

    private final CrashJournal journal;
    private final CrashTarget target;
    private final List<CrashSubject> subjects;

    CrashRest(CrashJournal journal, CrashTarget target, List<CrashSubject> subjects) {
        this.journal = journal;
        this.target = target;
        this.subjects = subjects;
    }

    /** Waits for it at most so long, and tells whether it came. */
    boolean await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (left().isEmpty()) {
                    return true;
                }
            } catch (SQLException e) {
                // a server is still coming back
                continue;
            } finally {
                TestingCluster.pause();
            }
        }
        return false;
    }

    /** Returns what is still going on or left over, in words that begin with the number of the invariant. */
    List<String> left() throws SQLException {
        List<String> left = new ArrayList<>();
        for (CrashSubject subject : subjects) {
            CrashTraces traces = journal.traces(subject.plan());
            if (!traces.isFinal()) {
                left.add("4: %s stays `%s`".formatted(subject.plan(), traces.state()));
            }
            if (!traces.lease().isEmpty() && !traces.lease().equals("proven_dead")) {
                left.add("3: the lease of %s is `%s`".formatted(subject.plan(), traces.lease()));
            }
        }
        target.leftOfLeases().forEach(name -> left.add("3: " + name + " is left"));
        if (!journal.ask("select id from owed_receipt where sequence is null").isEmpty()) {
            left.add("7: receipts are owed");
        }
        return left;
    }
}
