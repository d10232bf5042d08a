package dev.governor.cli.demo;

import static dev.governor.cli.demo.LoadedServer.IN_A_BATCH;

import dev.governor.cli.ServerProcess;
import dev.governor.cli.demo.LoadedServer.Figures;
import dev.governor.command.ReadingTimes;
import dev.governor.policy.action.AgentAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on actions over HTTP, one by one and a hundred at a time, beside an endpoint that does nothing: {@code
 * /health/live} of the same server, over the same client. With a baseline the server of another build is put under the same
 * load in the same run, by turns.
 */
public final class ActionLoad {

    private static final int CLIENTS = 16;
    private static final int TURNS = 3;
    private static final String EMPTY = "empty endpoint";
    private static final String SINGLE = "actions/decide";
    private static final String BATCH = "actions/decide/batch of " + IN_A_BATCH;
    private static final double GOAL = 2;

    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();

    private ActionLoad() {}

    /** {@code ActionLoad DIRECTORY [REQUESTS] [--baseline DIR]}: the baseline is the target directory of another build. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        List<String> words = new ArrayList<>(List.of(arguments));
        int at = words.indexOf("--baseline");
        @Nullable Path baseline = at < 0 ? null : Path.of(words.get(at + 1), "quarkus-app", "quarkus-run.jar");
        if (at >= 0) {
            words.subList(at, at + 2).clear();
        }
        Path directory = Path.of(words.get(0));
        int requests = words.size() > 1 ? Integer.parseInt(words.get(1)) : 5_000;
        ActionLoad load = new ActionLoad();
        List<LoadedServer> servers = new ArrayList<>();
        try {
            servers.add(LoadedServer.start("this build", ServerProcess.thisApplication(), directory));
            if (baseline != null) {
                servers.add(LoadedServer.start("baseline", baseline.toAbsolutePath(), directory));
            }
            load.run(servers, requests);
        } finally {
            servers.forEach(LoadedServer::close);
        }
        System.out.println(load.markdown(servers));
    }

    private void run(List<LoadedServer> servers, int requests) throws InterruptedException, ExecutionException {
        servers.forEach(LoadedServer::warmUp);
        for (int turn = 0; turn < (servers.size() == 1 ? 1 : TURNS); turn++) {
            for (LoadedServer each : servers) {
                keep(each, EMPTY, each.measure(CLIENTS, 1, requests, each::empty));
            }
            for (LoadedServer each : servers) {
                keep(each, SINGLE, each.measure(CLIENTS, 1, requests, each::decide));
            }
            for (LoadedServer each : servers) {
                int batches = Math.max(requests / IN_A_BATCH, CLIENTS);
                keep(each, BATCH, each.measure(CLIENTS, IN_A_BATCH, batches, each::decideAll));
            }
        }
    }

    private void keep(LoadedServer server, String what, Figures measured) {
        figures.computeIfAbsent(key(server, what), key -> new ArrayList<>()).add(measured);
    }

    private String markdown(List<LoadedServer> servers) {
        StringBuilder table = new StringBuilder("| what, by " + CLIENTS
                + " clients | a second | p50 ms | p99 ms | of the empty one | CPU µs of the server |\n"
                + "|---|---:|---:|---:|---:|---:|\n");
        for (LoadedServer server : servers) {
            for (String what : List.of(EMPTY, SINGLE, BATCH)) {
                Figures each = median(server, what);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.2f | %.2f | %.2f | %.0f |%n",
                        key(server, what),
                        each.perSecond(),
                        each.p50(),
                        each.p99(),
                        each.perSecond() / median(server, EMPTY).perSecond(),
                        each.cpu()));
            }
        }
        table.append(reading(servers.get(0)));
        if (servers.size() > 1) {
            table.append(String.format(
                    Locale.ROOT,
                    "beside the baseline: batches of %d at %.2f times its rate (goal: at least %.0f), single ones at"
                            + " %.2f%n",
                    IN_A_BATCH,
                    ratio(servers, BATCH),
                    GOAL,
                    ratio(servers, SINGLE)));
        }
        return table.toString();
    }

    /** Says which part of the server's CPU goes into reading: measured on the same lines in this process. */
    private String reading(LoadedServer server) {
        List<AgentAction> actions = LoadedServer.COMMANDS.stream()
                .map(line -> new AgentAction("run_command", line, null, null, null, null, null, null))
                .toList();
        double reading = ReadingTimes.mean(actions, Duration.ofSeconds(4)) / 1e3;
        return String.format(
                Locale.ROOT,
                "%nreading takes %.0f µs of each: %.0f %% of a single decision's CPU, %.0f %% of a batch's%n",
                reading,
                100 * reading / median(server, SINGLE).cpu(),
                100 * reading / median(server, BATCH).cpu());
    }

    private double ratio(List<LoadedServer> servers, String what) {
        return median(servers.get(0), what).perSecond()
                / median(servers.get(1), what).perSecond();
    }

    /** Returns the turn whose rate is the middle one. */
    private Figures median(LoadedServer server, String what) {
        List<Figures> turns = figures.getOrDefault(key(server, what), List.of()).stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList();
        return turns.get(turns.size() / 2);
    }

    private static String key(LoadedServer server, String what) {
        return server.name() + ": " + what;
    }
}
