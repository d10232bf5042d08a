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
            StringBuilder out = new StringBuilder("wayRound " + round + "\n");
            for (Moment m : Moment.values()) {
                out.append(String.format("%-36s", m.name().toLowerCase(Locale.ROOT)));
                for (SomebodyElse s : SomebodyElse.values()) {
                    String cell;
                    try {
                        Interleaving i = Interleaving.run(estate, "t" + n++, round, m, s);
                        cell = i.ending().word() + (i.isOpen() ? " open" : " closed") + (i.acted() ? "" : "?");
                    } catch (Throwable e) {
                        cell = "EX " + e;
                    }
                    out.append(String.format("| %-20s", cell));
                }
                out.append("\n");
            }
            System.out.println(out);
        }
    }
}
