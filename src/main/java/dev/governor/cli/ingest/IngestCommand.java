package dev.governor.cli.ingest;

import dev.governor.cli.BearerToken;
import dev.governor.cli.BuildVersion;
import dev.governor.cli.LocalGovernor;
import dev.governor.cli.RemoteServer;
import dev.governor.kernel.CanonicalJson;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code governor ingest}: sends files to a governor as signals and says what became of each. */
@Command(
        name = "ingest",
        description = {
            "Send findings, inventories and other signals to a governor, and say what became of each file.",
            "Without --server it starts one on the data directory, sends the files, and stops it again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  governor ingest trivy.json",
            "  governor ingest scans --source nightly-scan --json",
            "  GOVERNOR_TOKEN=... governor ingest scans --server https://governor.example.com",
            "",
            "Exit codes: 0 every file was taken whole, 1 some of it was rejected, 2 wrong arguments."
        })
public final class IngestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Files to send; directories are walked in the order of their names, hidden files left out.")
    private List<Path> paths = List.of();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "What the sender calls itself, or the repository the files speak of.")
    private @Nullable String source;

    @Option(
            names = "--json",
            description = "Print one JSON document on standard output; progress goes to standard error.")
    private boolean json;

    @Mixin
    private RemoteServer server;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The data directory of the governor that is started. Default: as of `serve`.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port of the governor that is started, 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say where the files go, and show stack traces.")
    private boolean verbose;

    @Override
    public Integer call() {
        List<SignalFile> files = files();
        Optional<URI> named = server.named();
        if (named.isPresent()) {
            if (dataDirectory != null) {
                throw wrong("--server and --data-dir exclude each other");
            }
            return send(files, named.get(), server.token());
        }
        try (LocalGovernor local =
                LocalGovernor.start(dataDirectory, port, spec.commandLine().getErr())) {
            return send(files, local.address(), local.token());
        }
    }

    private int send(List<SignalFile> files, URI address, BearerToken token) {
        if (verbose) {
            spec.commandLine().getErr().println("sending " + files.size() + " files to " + address);
        }
        SignalSender sender = new SignalSender(address, token, source);
        IngestProgress progress = new IngestProgress(
                spec.commandLine().getErr(),
                Boolean.getBoolean("launcher.terminal"),
                files.size(),
                files.stream().mapToLong(SignalFile::bytes).sum());
        List<FileResult> results = new ArrayList<>();
        try {
            for (SignalFile file : files) {
                FileResult result = sender.send(file, progress);
                results.add(result);
                progress.done(result);
            }
        } finally {
            progress.end();
        }
        return tell(new IngestReport(results));
    }

    private int tell(IngestReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.write(report.toJson()));
            out.flush();
        } else {
            report.print(out);
        }
        return report.everythingTaken() ? 0 : 1;
    }

    private List<SignalFile> files() {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw wrong("there is no file `" + path + "`");
            }
        }
        List<SignalFile> files = SignalFiles.of(paths);
        if (files.isEmpty()) {
            throw wrong("there is nothing to send");
        }
        return files;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
