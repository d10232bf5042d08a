package dev.governor.cli.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.cli.Printable;
import dev.governor.cli.ingest.FileResult.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** What became of all files, as a table for people or as one JSON document. */
final class IngestReport {

    private static final List<String> NUMBERS =
            List.of("records", "accepted", "merged", "unchanged", "resolved", "evidence", "context");
    private static final String CELL = "%10s";

    private final List<FileResult> results;

    IngestReport(List<FileResult> results) {
        this.results = List.copyOf(results);
    }

    boolean everythingTaken() {
        return results.stream().allMatch(result -> result.status() == Status.TAKEN);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode files = json.putArray("files");
        results.forEach(result -> files.add(result.toJson()));
        ObjectNode totals = json.putObject("totals");
        totals.put("files", results.size());
        for (Status status : Status.values()) {
            totals.put(status.word(), count(status));
        }
        totals.put(
                "bytes",
                results.stream().mapToLong(result -> result.file().bytes()).sum());
        NUMBERS.forEach(name -> totals.put(name, sum(name)));
        totals.put("left_out", results.stream().mapToInt(FileResult::left).sum());
        return json;
    }

    void print(PrintWriter out) {
        out.println(row("status", NUMBERS, "left out", "file"));
        results.forEach(result -> print(result, out));
        out.println(row(
                "total",
                NUMBERS.stream().map(name -> String.valueOf(sum(name))).toList(),
                String.valueOf(results.stream().mapToInt(FileResult::left).sum()),
                "%d files: %d taken, %d partly, %d rejected"
                        .formatted(results.size(), count(Status.TAKEN), count(Status.PARTLY), count(Status.REJECTED))));
        out.flush();
    }

    private static void print(FileResult result, PrintWriter out) {
        List<String> numbers = NUMBERS.stream()
                .map(name -> result.status() == Status.REJECTED ? "-" : String.valueOf(result.number(name)))
                .toList();
        String formats = result.answer()
                .path("formats")
                .valueStream()
                .map(format -> format.asText())
                .collect(Collectors.joining(", "));
        out.println(row(
                result.status().word(),
                numbers,
                String.valueOf(result.left()),
                Printable.of(result.file().name() + (formats.isEmpty() ? "" : " (" + formats + ")"))));
        if (result.status() != Status.TAKEN) {
            out.println("          " + Printable.of(result.firstRejection()));
        }
    }

    private static String row(String status, List<String> numbers, String left, String file) {
        return "%-9s".formatted(status)
                + numbers.stream().map(CELL::formatted).collect(Collectors.joining())
                + CELL.formatted(left) + "  " + file;
    }

    private long sum(String name) {
        return results.stream().mapToLong(result -> result.number(name)).sum();
    }

    private long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
