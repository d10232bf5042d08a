package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import dev.governor.kernel.CanonicalJson;
import dev.governor.storage.PostgresBinaries;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code governor demo}: raises a real estate and a real server and plays the five stories. */
@Command(
        name = "demo",
        description = "Raises a real estate, governs five remediations on it, and leaves the console open.",
        footer = {
            "",
            "Exit code 0 only if every story ended as it must.",
            "",
            "Examples:",
            "  governor demo                  play the stories, then stay up until interrupted",
            "  governor demo --exit --json    play the stories and print one JSON document"
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the demo keeps its servers' data (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:user.home}/.local/share/remediation-governor/demo")
    Path directory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the console listens, 0 for any free port (default: ${DEFAULT-VALUE}).",
            defaultValue = "8080")
    int port;

    @Option(names = "--exit", description = "Stop everything after the last story.")
    boolean exit;

    @Option(
            names = "--json",
            description = "Print one JSON document on standard output; progress goes to standard error.")
    boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream told = json ? System.err : System.out;
        Narrator narrator = new Narrator(told, !json && System.console() != null);
        try (Estate estate = raise(narrator);
                ServerProcess server = serve(estate, narrator)) {
            GovernorClient client =
                    new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
            int accepted = EstateSignals.deliver(client);
            narrator.step("signals delivered: " + accepted + " documents through the API");
            List<StoryResult> results = new Stories(client, narrator, new EvidenceSwitch(governorDirectory())).play();
            boolean right = results.stream().allMatch(StoryResult::asItMust);
            summarise(narrator, results);
            if (json) {
                System.out.println(CanonicalJson.write(Map.of("stories", results)));
            }
            if (!exit) {
                stopWithThisProcess(server, estate);
                stayUp(narrator, server);
            }
            return right ? 0 : 1;
        } catch (DemoFailure e) {
            System.err.println("governor demo: " + e.getMessage());
            return 1;
        }
    }

    private Estate raise(Narrator narrator) {
        Estate estate = Estate.raise(directory.resolve("estate"), PostgresBinaries.unpack());
        narrator.step("estate raised: a PostgreSQL of its own with payments_prod and sandbox");
        return estate;
    }

    private ServerProcess serve(Estate estate, Narrator narrator) {
        ServerProcess server = DemoServer.start(
                ServerProcess.thisApplication(), governorDirectory(), port, estate.targetConfiguration());
        narrator.step("governor ready at " + server.address());
        return server;
    }

    private Path governorDirectory() {
        return directory.resolve("governor");
    }

    private static void summarise(Narrator narrator, List<StoryResult> results) {
        narrator.plain("");
        results.forEach(result -> narrator.plain("%-12s %-16s risk %3d  %-12s %3d receipts %7d ms  %s"
                .formatted(
                        result.name(),
                        result.outcome(),
                        result.risk(),
                        result.finalState(),
                        result.receipts(),
                        result.durationMs(),
                        result.asItMust() ? "as it must" : "NOT as it must")));
    }

    /** Ctrl+C ends this process without unwinding, so what it started is stopped by a hook. */
    private static void stopWithThisProcess(ServerProcess server, Estate estate) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            estate.close();
                        },
                        "stop-demo"));
    }

    private void stayUp(Narrator narrator, ServerProcess server) throws InterruptedException {
        narrator.plain("");
        narrator.plain("The console is open at " + server.address().resolve("/console"));
        narrator.plain("Sign in as alice (approver), olivia (operator) or audrey (auditor); their passwords stand in");
        narrator.plain("  " + governorDirectory().resolve("identity").resolve("demo-credentials.properties"));
        narrator.plain("Press Ctrl+C to stop.");
        server.join();
    }
}
