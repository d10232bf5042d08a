package dev.governor.bundle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The YAML of a bundle: one document a file, nothing repeated, no aliases (a few lines of them unfold to gigabytes), not
 * deep. Everything in it has a place.
 */
final class BundleYaml {

    private static final ObjectMapper YAML = new YAMLMapper();

    private static final String HINT =
            "indent with spaces, close brackets, and quote texts with `:`, `#` or `{` in them";

    private BundleYaml() {}

    /** Returns what stands in {@code bytes}; nothing, after adding problems, when it cannot be read. */
    static JsonNode read(String file, byte[] bytes, List<BundleProblem> problems) {
        int before = problems.size();
        try {
            YamlScan.check(file, new String(bytes, StandardCharsets.UTF_8), problems);
            return problems.size() > before ? MissingNode.getInstance() : YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            problems.add(new BundleProblem(
                    file,
                    Math.max(at.getLineNr(), 1),
                    Math.max(at.getColumnNr(), 1),
                    "the file is not YAML: " + firstLine(e.getOriginalMessage()),
                    HINT));
        } catch (MarkedYAMLException e) {
            SourcePlace at =
                    e.getProblemMark() == null ? SourcePlace.startOf(file) : YamlScan.place(file, e.getProblemMark());
            problems.add(BundleProblem.at(at, "the file is not YAML: " + firstLine(e.getProblem()), HINT));
        } catch (YAMLException e) {
            problems.add(BundleProblem.ofFile(file, "the file is not YAML: " + firstLine(e.getMessage()), HINT));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return MissingNode.getInstance();
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
