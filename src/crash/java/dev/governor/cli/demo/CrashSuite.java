package dev.governor.cli.demo;

import dev.governor.cli.CommandFailure;
import dev.governor.kernel.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code make crash}: lets every fault happen at every point of an execution on real servers, and checks the
 * invariants.
 *
 * <p>Arguments: a directory for reports, how many rounds, the seed, and faults if not all. The seed decides faults,
 * points, tables and delays; what the machine does in between is its own. Exit code 1 when anything ended badly. Who loses
 * patience gets the table so far.
 */
public final class CrashSuite {

    private static final int DISK_MEGABYTES = 384;
    private static final int COMPANIONS = 3;

    /** The place of the faults among the arguments. */
    private static final int FAULTS = 3;

    private final Path reports;
    private final Random random;
    private final long seed;
    private final CrashReport report;
    private final List<Cell> cells;
    private int number;
    private int names;

    /** A fault at a point. */
    private record Cell(CrashFault fault, CrashPoint point) {}

    private CrashSuite(Path reports, int rounds, long seed, Set<CrashFault> faults) {
        this.reports = reports;
        this.seed = seed;
        this.random = new Random(seed);
        this.report = new CrashReport(seed);
        this.cells = cells(rounds, faults, random);
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path reports = Files.createDirectories(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        CrashSuite suite = new CrashSuite(reports, rounds, seed, faults(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print(suite.report, reports), "report"));
        suite.run();
        System.exit(suite.report.isGood() ? 0 : 1);
    }

    private static void print(CrashReport report, Path reports) {
        try {
            Files.writeString(reports.resolve("crash.md"), report.markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.out.println(report.markdown());
        }
    }

    private static Set<CrashFault> faults(String[] arguments) {
        return arguments.length <= FAULTS
                ? EnumSet.allOf(CrashFault.class)
                : Stream.of(arguments[FAULTS].split(","))
                        .map(word -> Level.of(CrashFault.class, word)
                                .orElseThrow(() -> new DemoFailure("there is no fault `" + word + "`")))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CrashFault.class)));
    }

    private void run() throws IOException, SQLException {
        Set<CrashFault> small = EnumSet.noneOf(CrashFault.class);
        Set<CrashFault> alone = EnumSet.noneOf(CrashFault.class);
        for (CrashFault fault : CrashFault.values()) {
            (fault.needsSmallDisks() ? small : alone).add(fault);
        }
        alone.remove(CrashFault.STOP);
        on(alone, 1);
        on(EnumSet.of(CrashFault.STOP), 2);
        on(small, 1);
    }

    /** Runs the cells of some faults on a site of their own. */
    private void on(Set<CrashFault> faults, int governors) throws IOException, SQLException {
        List<Cell> mine =
                cells.stream().filter(cell -> faults.contains(cell.fault())).toList();
        if (mine.isEmpty()) {
            return;
        }
        List<List<String>> tables = mine.stream().map(this::tables).toList();
        Path directory = Files.createTempDirectory("governor-crash");
        try (Site site = site(directory, faults, governors, tables)) {
            if (site.raised() == null) {
                report.addFailures(
                        List.of("%d rounds were left out, for this user may not mount a tmpfs: unshare -rm make crash,"
                                        .formatted(mine.size())
                                + " or name other FAULTS"));
                return;
            }
            for (int i = 0; i < mine.size(); i++) {
                round(site.raised(), site.disks(), mine.get(i), tables.get(i));
            }
            report.addFailures(site.raised().ledger());
            if (!report.isGood()) {
                CrashFiles.keep(directory, reports);
            }
        } finally {
            CrashFiles.delete(directory);
        }
    }

    private void round(CrashSite site, @Nullable CrashDisks disks, Cell cell, List<String> tables) throws SQLException {
        long start = System.nanoTime();
        List<CrashResult> results = List.of();
        try {
            results = new CrashRound(site, disks, cell.fault(), cell.point(), new Random(seed + number)).run(tables);
        } catch (DemoFailure | CommandFailure | UncheckedIOException e) {
            report.addFailures(List.of("the round cannot go on: " + e.getMessage()));
            site.recover();
        }
        number++;
        report.add(
                number, cells.size(), cell.fault(), cell.point(), Duration.ofNanos(System.nanoTime() - start), results);
    }

    /** A raised site and its disks; nothing was raised where its disks could not be had. */
    private record Site(
            @Nullable CrashSite raised, @Nullable CrashDisks disks) implements AutoCloseable {
        @Override
        public void close() {
            if (raised != null) {
                raised.close();
            }
            if (disks != null) {
                disks.close();
            }
        }
    }

    private static Site site(Path directory, Set<CrashFault> faults, int governors, List<List<String>> tables)
            throws SQLException {
        List<String> all = tables.stream().flatMap(List::stream).toList();
        if (faults.stream().noneMatch(CrashFault::needsSmallDisks)) {
            return new Site(CrashSite.raise(directory, directory, directory, governors, all), null);
        }
        Optional<SmallDisk> first = SmallDisk.mount(directory.resolve("disk-1"), DISK_MEGABYTES);
        Optional<SmallDisk> second = SmallDisk.mount(directory.resolve("disk-2"), DISK_MEGABYTES);
        if (first.isEmpty() || second.isEmpty()) {
            return new Site(null, null);
        }
        CrashDisks disks = new CrashDisks(first.get(), second.get());
        Path database = disks.database().directory();
        return new Site(CrashSite.raise(directory, database, disks.target().directory(), governors, all), disks);
    }

    /** Returns the tables of a round: the one aimed at, and its companions. */
    private List<String> tables(Cell cell) {
        List<String> tables = new ArrayList<>();
        tables.add(name(cell.point().isOfTheWayBack() ? "undo" : kind()));
        for (int i = 0; i < COMPANIONS; i++) {
            tables.add(name(kind()));
        }
        return tables;
    }

    private String kind() {
        int dice = random.nextInt(10);
        return dice < 5 ? "plain" : dice < 8 ? "undo" : "theirs";
    }

    private String name(String kind) {
        names++;
        return "%s_%05d".formatted(kind, names);
    }

    private static List<Cell> cells(int rounds, Set<CrashFault> faults, Random random) {
        List<Cell> all = new ArrayList<>();
        while (all.size() < rounds) {
            List<Cell> once = new ArrayList<>();
            for (CrashFault fault : faults) {
                for (CrashPoint point : CrashPoint.values()) {
                    once.add(new Cell(fault, point));
                }
            }
            Collections.shuffle(once, random);
            all.addAll(once);
        }
        return List.copyOf(all.subList(0, rounds));
    }
}
