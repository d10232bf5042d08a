package dev.governor.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;

/** Somebody's Git repository with the bundle that ships in its directory {@code rules}. */
final class TestingRepository {

    private TestingRepository() {}

    /** Makes one with a working tree at {@code work}, which is not there yet; its branch is {@code main}. */
    static Git create(Path work) throws IOException, GitAPIException {
        copy(Path.of("rules"), work.resolve("rules"));
        return Git.init().setDirectory(work.toFile()).setInitialBranch("main").call();
    }

    /** Commits everything that lies in the working tree. */
    static RevCommit commit(Git git, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setSign(false)
                .setAuthor("Ann", "ann@example.org")
                .setCommitter("Ann", "ann@example.org")
                .call();
    }

    /** Copies the repository of {@code work} to {@code bare}, without a working tree. */
    static void mirror(Path work, Path bare) throws GitAPIException {
        Git.cloneRepository()
                .setURI(work.toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .setMirror(true)
                .call()
                .close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
