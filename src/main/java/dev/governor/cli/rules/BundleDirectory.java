package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.GitAccess;
import dev.governor.bundle.GitDownload;
import dev.governor.bundle.GitLocation;
import dev.governor.bundle.SshFiles;
import dev.governor.cli.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command finds the bundle it is about. */
final class BundleDirectory {

    /** The environment variable with the credential for a repository: options are seen by every user of a machine. */
    private static final String TOKEN = "GOVERNOR_BUNDLE_GIT_TOKEN";

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

    /** Returns what {@code given} holds, a directory or {@code URL#REF:PATH} of a Git repository. */
    static BundleSource source(@Nullable String given) {
        if (given != null && GitLocation.isUrl(given)) {
            String token = System.getenv().getOrDefault(TOKEN, "");
            return GitDownload.of(GitLocation.of(given), new GitAccess(token, SshFiles.ofUser()));
        }
        return BundleSource.ofDirectory(of(given == null ? null : Path.of(given)));
    }

    /** Returns how files of {@code given} are named so that an editor finds them. */
    static String name(@Nullable String given) {
        return given != null && GitLocation.isUrl(given)
                ? given
                : of(given == null ? null : Path.of(given)).toString();
    }

    /** Returns what {@code given} holds as the body of a call. */
    static ObjectNode body(@Nullable Path given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode files = body.putObject("files");
        BundleSource.ofDirectory(of(given))
                .files()
                .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return body;
    }
}
