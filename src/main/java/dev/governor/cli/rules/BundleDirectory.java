package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.BundleSource;
import dev.governor.cli.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command finds the bundle it is about. */
final class BundleDirectory {

    private static final String MANIFEST = "bundle.yaml";

    private BundleDirectory() {}

    /** Returns {@code given}, or the bundle that lies here when nothing is given. */
    static Path of(@Nullable Path given) {
        if (given != null) {
            if (!Files.isRegularFile(given.resolve(MANIFEST))) {
                throw new CommandFailure("`" + given + "` holds no bundle: it has no `" + MANIFEST + "`");
            }
            return given;
        }
        return List.of(Path.of("."), Path.of("rules")).stream()
                .filter(here -> Files.isRegularFile(here.resolve(MANIFEST)))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("there is no bundle here: name the directory that holds one"));
    }

    /** Returns what {@code given} holds. */
    static BundleSource source(@Nullable Path given) {
        return BundleSource.ofDirectory(of(given));
    }

    /** Returns what {@code given} holds as the body of a call. */
    static ObjectNode body(@Nullable Path given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode files = body.putObject("files");
        source(given).files().forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return body;
    }
}
