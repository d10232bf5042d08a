package dev.governor.finding.mapping;

import com.google.re2j.Pattern;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All mapping files: those that ship with the application, and the {@code .yaml}, {@code .yml} and {@code .json} files of
 * {@code governor.signal.mappings-directory}. Read once, at start; a file with a mistake keeps the application from starting.
 */
@Startup
@ApplicationScoped
public class MappingLibrary {

    private static final Pattern MAPPING_FILE = Pattern.compile(".*\\.(ya?ml|json)");

    private static final List<String> SHIPPED = List.of("wiz-issues.yaml", "orca-alerts.yaml");

    private final List<SignalMapping> mappings = new ArrayList<>();

    /**
     * @param directory the user's mapping files, empty for none
     * @throws ProblemException {@code INVALID_FIELD} with file and line of each mistake in the first file that has any
     */
    @Inject
    public MappingLibrary(@ConfigProperty(name = "governor.signal.mappings-directory") Optional<Path> directory) {
        SHIPPED.forEach(name -> mappings.add(SignalMapping.read(name, shipped(name))));
        directory.ifPresent(this::readAll);
        refuseTwins();
    }

    /** Returns the mappings, those that ship first, then by file name. */
    public List<SignalMapping> mappings() {
        return List.copyOf(mappings);
    }

    private void readAll(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file ->
                            MAPPING_FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .forEach(this::readOne);
        } catch (IOException e) {
            throw ProblemException.at(
                    ProblemCode.INVALID_FIELD,
                    "governor.signal.mappings-directory",
                    "`" + directory + "` cannot be read");
        }
    }

    private void readOne(Path file) {
        try {
            mappings.add(SignalMapping.read(file.getFileName().toString(), Files.readString(file)));
        } catch (IOException e) {
            throw ProblemException.at(ProblemCode.INVALID_FIELD, file + ":1", "the file is not readable UTF-8 text");
        }
    }

    private void refuseTwins() {
        Map<String, SignalMapping> byFormat = new HashMap<>();
        for (SignalMapping mapping : mappings) {
            if (byFormat.put(mapping.format().name(), mapping) != null) {
                throw new ProblemException(
                        ProblemCode.INVALID_FIELD,
                        "two mappings are called `" + mapping.format().name() + "`",
                        List.of(new Place(
                                "format",
                                "two mappings are called `" + mapping.format().name() + "`")));
            }
        }
    }

    private static String shipped(String name) {
        try (InputStream in = MappingLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
