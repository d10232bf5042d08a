package dev.governor;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the classes that people wrote: those with a file in {@code src/main/java}.
 *
 * <p>The process code generator puts its classes beside ours; architecture rules are not for them.
 */
final class TestingSources implements ImportOption {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern CLASS_FILE = Pattern.compile(".*/(dev/governor/.+?)(\\$.*)?\\.class");

    @Override
    public boolean includes(Location location) {
        Matcher matcher = CLASS_FILE.matcher(location.asURI().getPath());
        return matcher.matches() && Files.exists(SOURCES.resolve(matcher.group(1) + ".java"));
    }
}
