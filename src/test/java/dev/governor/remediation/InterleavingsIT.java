package dev.governor.remediation;

import dev.governor.cli.demo.TestingEstate;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterleavingsIT {
    @TempDir
    static Path directory;

    private static TestingEstate estate;

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @Test
    void print() throws Exception {
        int n = 0;
        for (boolean round : new boolean[] {false, true}) {
            for (Moment m : Moment.values()) {
                if (!round && (m.step().equals("rollBack") || m.step().equals("verifyRestored"))) continue;
                for (SomebodyElse s : SomebodyElse.values()) {
                    String cell;
                    try {
                        Interleaving i = Interleaving.run(estate, "t" + n++, round, m, s);
                        cell = String.format("%-12s| %-7s| %s", i.ending().word(), i.isOpen() ? "open" : "closed", i.whose()) + (i.acted() ? "" : "?");
                    } catch (Throwable e) {
                        cell = "EX " + e;
                    }
                    System.out.println(String.format("CELL%-7s| %-52s| %-25s| %s", round ? "open" : "closed", m.name().toLowerCase(Locale.ROOT), s.name().toLowerCase(Locale.ROOT), cell));
                }
            }
        }
    }
}
