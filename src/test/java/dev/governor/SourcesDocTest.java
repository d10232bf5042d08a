package dev.governor;

import dev.governor.signal.SignalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/sources.md} what the readers say of themselves. */
class SourcesDocTest {

    private record Row(SignalReader<?> reader, String brings) {

        String text() {
            return "| `%s` | %s | %s | %s |"
                    .formatted(
                            reader.format().name(),
                            reader.format().title().replace("|", "\\|"),
                            brings,
                            reader.format().independent() ? "kept one by one" : "all or nothing");
        }
    }

    @Test
    void theTableOfSourcesIsTheReadersThatThereAre() throws IOException {
        List<Row> rows = Stream.concat(
                        TestingSignalReaders.finding().stream().map(reader -> new Row(reader, "findings")),
                        TestingSignalReaders.context().stream().map(reader -> new Row(reader, "context")))
                .filter(row -> !row.reader().format().name().startsWith("example-"))
                .sorted(Comparator.comparing((Row row) -> row.reader().format().name())
                        .thenComparing(Row::brings))
                .toList();

        TestingGolden.assertUnchanged(
                Path.of("docs/sources.md"),
                """
                # Sources

                Every format that `POST /api/v1/signals`, `./governor ingest` and the webhooks read. The format is found by
                content; a document that several readers recognise is read by each. `kept one by one` means that a broken
                record is left out and named in the answer, and the rest is taken; `all or nothing` means that one broken
                record refuses the document. This page is written by `SourcesDocTest` (`make golden`), from the readers.

                | Format | What it is | Brings | Records |
                |---|---|---|---|
                """ + rows.stream().map(Row::text).collect(Collectors.joining("\n")) + "\n");
    }
}
