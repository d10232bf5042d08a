package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How fast a report's records are handed over, held as a tree and read piece by piece, beside what Jackson needs for the
 * same bytes: every token, and one tree of everything.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SignalBenchmark {

    private static final int RESULTS = 8_000;
    private static final List<RecordPath> RECORDS = RecordPath.all(List.of("/runs/*/results/*"));

    private byte[] report = {};
    private final SignalDocuments trees = new SignalDocuments(SignalLimits.standard());
    private final SignalDocuments pieces =
            new SignalDocuments(SignalLimits.standard().withTreeBytes(1_000));

    /** Makes a report of 2 to 4 MB, the largest that is held as a tree. */
    @Setup
    public void prepare() {
        StringBuilder text = new StringBuilder("{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}},\"results\":[");
        for (int i = 0; i < RESULTS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"ruleId\":\"rule-")
                    .append(i % 50)
                    .append(
                            "\",\"level\":\"error\",\"message\":{\"text\":\"A value of the request reaches a query, number ")
                    .append(i)
                    .append("\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"src/main/File")
                    .append(i % 400)
                    .append(".java\"},\"region\":{\"startLine\":")
                    .append(i)
                    .append("}}}],\"partialFingerprints\":{\"primary\":\"")
                    .append(Integer.toHexString(i * 31))
                    .append("\"}}");
        }
        report = text.append("]}]}").toString().getBytes(StandardCharsets.UTF_8);
        if (asTree() != RESULTS || pieceByPiece() != RESULTS) {
            throw new IllegalStateException("records are missing");
        }
    }

    @Benchmark
    public int asTree() {
        return count(trees);
    }

    @Benchmark
    public int pieceByPiece() {
        return count(pieces);
    }

    @Benchmark
    public int jacksonTree() throws IOException {
        return CanonicalJson.mapper().readTree(report).size();
    }

    @Benchmark
    public int jacksonTokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = CanonicalJson.mapper().getFactory().createParser(report)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private int count(SignalDocuments documents) {
        int[] records = {0};
        documents.read(
                new RawSignal(report, "", Trust.CURATED, "bench"),
                document -> document.forEach(RECORDS, record -> records[0]++),
                rejection -> {});
        return records[0];
    }

    /** Measures in a JVM of its own for about 40 seconds; what the harness says goes to {@code log}. */
    public static SignalRates measure(Path log) {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(SignalBenchmark.class.getName())
                            .forks(1)
                            .warmupIterations(2)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(3)
                            .measurementTime(TimeValue.seconds(2))
                            .shouldFailOnError(true)
                            .output(log.toString())
                            .build())
                    .run();
            SignalBenchmark made = new SignalBenchmark();
            made.prepare();
            double megabytes = made.report.length / 1e6;
            return new SignalRates(
                    megabytes * rate(results, "asTree"),
                    megabytes * rate(results, "pieceByPiece"),
                    megabytes * rate(results, "jacksonTree"),
                    megabytes * rate(results, "jacksonTokens"));
        } catch (RunnerException e) {
            throw new IllegalStateException("reading signals could not be measured, see " + log, e);
        }
    }

    private static double rate(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was measured as " + name))
                .getPrimaryResult()
                .getScore();
    }
}
