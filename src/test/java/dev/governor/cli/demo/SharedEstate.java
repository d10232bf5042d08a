package dev.governor.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests that leave it as they found it one estate together, raised for the first and closed after the last. */
public final class SharedEstate implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(SharedEstate.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestingEstate.class;
    }

    @Override
    public TestingEstate resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Raised.class, key -> Raised.now(), Raised.class)
                .estate();
    }

    /** An estate in a directory of its own. */
    private record Raised(Path directory, TestingEstate estate) implements AutoCloseable {

        static Raised now() {
            try {
                Path directory = Files.createTempDirectory("estate");
                return new Raised(directory, TestingEstate.raise(directory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            estate.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
