package dev.governor;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.governor.context.ContextReader;
import dev.governor.context.mapping.ContextReaders;
import dev.governor.context.source.TrustedVexAuthors;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.mapping.FindingReaders;
import dev.governor.finding.mapping.MappingLibrary;
import dev.governor.signal.SignalReader;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every reader that the build would find, made without the build. */
public final class TestingSignalReaders {

    private static final MappingLibrary LIBRARY = new MappingLibrary(Optional.of(Path.of("examples/mappings")));

    private static final List<FindingReader> FINDING = new FindingReaders(
                    all("dev.governor.finding.source", FindingReader.class).toList(), LIBRARY, new FindingTypes())
            .all().stream()
                    .sorted(Comparator.comparing(TestingSignalReaders::name))
                    .toList();

    private static final List<ContextReader> CONTEXT = new ContextReaders(
                    all("dev.governor.context.source", ContextReader.class).toList(), LIBRARY)
            .all().stream()
                    .sorted(Comparator.comparing(TestingSignalReaders::name))
                    .toList();

    private TestingSignalReaders() {}

    public static List<FindingReader> finding() {
        return FINDING;
    }

    public static List<ContextReader> context() {
        return CONTEXT;
    }

    private static String name(SignalReader<?> reader) {
        return reader.format().name();
    }

    private static <R> Stream<R> all(String where, Class<R> type) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(where).stream()
                        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
                        .map(TestingSignalReaders::made)
                        .map(type::cast);
    }

    private static Object made(JavaClass found) {
        try {
            Constructor<?> constructor = found.reflect().getConstructors()[0];
            Object[] parameters = Arrays.stream(constructor.getParameterTypes())
                    .map(type -> type == TrustedVexAuthors.class
                            ? new TrustedVexAuthors(List.of("ops-security@example.com"))
                            : new FindingTypes())
                    .toArray();
            return constructor.newInstance(parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + found.getName(), e);
        }
    }
}
