package dev.governor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.BundleRefusal;
import dev.governor.kernel.CanonicalJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: as text for people, or as one JSON document. */
@Command
public final class Telling {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show stack traces.")
    @SuppressWarnings("UnusedVariable") // whoever prints the failure looks for it in what was parsed
    private boolean verbose;

    /** Prints {@code value}, as JSON or as {@code text} writes it, and returns the exit code. */
    public int tell(boolean right, Object value, Consumer<PrintWriter> text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.write(value));
        } else {
            text.accept(out);
        }
        out.flush();
        return right ? 0 : 1;
    }

    /** Runs a command; a bundle that cannot even be read is answered with what is wrong in it. */
    public int orProblems(Supplier<Integer> command) {
        try {
            return command.get();
        } catch (BundleRefusal e) {
            return tell(false, Map.of("problems", e.problems()), out -> problems(e.problems(), "", out));
        }
    }

    /** Prints problems one a line, the place first. */
    public static void problems(List<BundleProblem> problems, String directory, PrintWriter out) {
        for (BundleProblem problem : problems) {
            out.println(Printable.of("%s:%d:%d: %s%s"
                    .formatted(
                            inside(directory, problem.file()),
                            problem.line(),
                            problem.column(),
                            problem.message(),
                            problem.hint().isEmpty() ? "" : ": " + problem.hint())));
        }
        out.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    }

    /** Prints why a server refuses, what is wrong in which place first. */
    public static void refused(JsonNode problem, PrintWriter out) {
        for (JsonNode error : problem.path("errors")) {
            lines(
                    out,
                    List.of(error.path("at").asText() + ": "
                            + error.path("detail").asText()));
        }
        lines(out, List.of("the server refuses: " + problem.path("detail").asText()));
    }

    /** Returns a file of a bundle as an editor finds it. */
    public static String inside(String directory, String file) {
        return directory.isEmpty() || directory.equals(".") ? file : directory + "/" + file;
    }

    /** Returns several lines of somebody else's text, harmless for a terminal. */
    public static void lines(PrintWriter out, List<String> lines) {
        lines.forEach(line -> out.println(Printable.of(line)));
    }
}
