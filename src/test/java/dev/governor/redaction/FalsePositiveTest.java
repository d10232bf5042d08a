package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often ordinary source code, rules and documents are marked although they hold no secret. */
class FalsePositiveTest {

    /** In marked lines for each 1,000; examples with made-up passwords in documents count as well. */
    private static final double MOST = 0.5;

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("src/main/resources"),
            Path.of("docs"),
            Path.of("rules"),
            Path.of("pom.xml"));

    @Test
    void ordinarySourceCodeIsLeftAlone() throws IOException {
        long lines = 0;
        List<String> marked = new ArrayList<>();
        for (Path root : SOURCES) {
            for (Path file : files(root)) {
                String text = text(file);
                lines += text.lines().count();
                Redaction redaction = Redactor.shipped().redact(text);
                redaction.markers().forEach(marker -> marked.add(file + ": " + line(redaction.text(), marker.start())));
            }
        }

        double rate = marked.size() * 1_000.0 / lines;
        System.out.printf(
                "redaction: %d of %d lines of ordinary source marked, %.3f of 1,000%n", marked.size(), lines, rate);
        marked.forEach(System.out::println);
        assertThat(lines).isGreaterThan(20_000);
        assertThat(rate).as("%s", marked).isLessThanOrEqualTo(MOST);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }

    private static String line(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        return text.substring(Math.max(start, at - 150), end < 0 ? text.length() : Math.min(end, at + 150))
                .strip();
    }
}
