package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one commit of a repository, its files and none of its history, and forgets the rest.
 *
 * <p>What comes is an object store without a working tree: no hook runs, no link is made, no filter is applied. Objects
 * are checked as they arrive, and more bytes than any bundle has end it.
 */
public final class GitDownload {

    private static final String FETCHED = "refs/governor/fetched";
    private static final String USER = "governor";
    private static final int TIMEOUT_SECONDS = 30;
    private static final String SHIPPED = "rules";

    private final GitLocation location;
    private final String token;
    private final @Nullable SshSessions ssh;

    private GitDownload(GitLocation location, GitAccess access) {
        this.location = location;
        this.token = location.isSsh() ? "" : access.token();
        this.ssh = location.isSsh() ? new SshSessions(access.requireSsh()) : null;
    }

    /**
     * Returns the bundle at {@code location}.
     *
     * @param access what proves to the repository's host who asks; never sent elsewhere
     * @throws ProblemException {@code invalid-bundle} when there is none, or it cannot be had
     */
    public static BundleSource of(GitLocation location, GitAccess access) {
        return new GitDownload(location, access).source();
    }

    private BundleSource source() {
        Path home = temporary();
        try (Git git = Git.init()
                .setBare(true)
                .setGitDir(home.toFile())
                .setDirectory(null)
                .call()) {
            Repository repository = git.getRepository();
            repository.getConfig().setBoolean("fetch", null, "fsckObjects", true);
            ObjectId commit = fetch(git, home);
            SortedMap<String, byte[]> files = files(repository, commit);
            return new BundleSource(location + "@" + commit.name(), files);
        } catch (GitAPIException | IOException e) {
            throw refusal(e);
        } finally {
            delete(home);
        }
    }

    private ObjectId fetch(Git git, Path home) throws GitAPIException, IOException {
        String source = ObjectId.isId(location.ref()) ? location.ref() : advertised();
        DownloadLimit limit = new DownloadLimit(home);
        try {
            fetch(git, source, limit);
        } catch (GitAPIException e) {
            if (limit.isReached()) {
                throw refused("the repository sends more than a bundle may have, or takes too long", e);
            }
            throw e;
        }
        ObjectId commit = git.getRepository().resolve(FETCHED + "^{commit}");
        if (commit == null) {
            throw refused("`" + location.ref() + "` is no commit of the repository", null);
        }
        return commit;
    }

    private void fetch(Git git, String source, DownloadLimit limit) throws GitAPIException {
        with(git.fetch())
                .setRemote(location.url())
                .setRefSpecs(new RefSpec(source + ":" + FETCHED))
                .setDepth(1)
                .setTagOpt(TagOpt.NO_TAGS)
                .setProgressMonitor(limit)
                .call();
    }

    /** Returns the full name of the branch or tag that is meant. */
    private String advertised() throws GitAPIException {
        Collection<Ref> refs = with(Git.lsRemoteRepository())
                .setRemote(location.url())
                .setHeads(false)
                .setTags(false)
                .call();
        String ref = location.ref();
        List<String> found = Stream.of(ref, Constants.R_HEADS + ref, Constants.R_TAGS + ref)
                .filter(name -> refs.stream().anyMatch(each -> each.getName().equals(name)))
                .toList();
        if (found.size() != 1) {
            throw refused(
                    found.isEmpty()
                            ? "the repository has no branch or tag `" + ref + "`"
                            : "`" + ref + "` is a branch and a tag: write one of " + found,
                    null);
        }
        return found.get(0);
    }

    private <C extends TransportCommand<C, ?>> C with(C command) {
        command.setTimeout(TIMEOUT_SECONDS);
        if (ssh != null) {
            command.setTransportConfigCallback(transport -> {
                if (transport instanceof SshTransport over) {
                    over.setSshSessionFactory(ssh);
                }
            });
        }
        if (!token.isEmpty() && !location.host().isEmpty()) {
            command.setCredentialsProvider(new UsernamePasswordCredentialsProvider(USER, token));
        }
        return command;
    }

    private SortedMap<String, byte[]> files(Repository repository, ObjectId commit) {
        SortedMap<String, byte[]> files = GitTree.files(repository, commit, location.path());
        if (!files.containsKey(ManifestReader.FILE) && location.path().isEmpty()) {
            files = GitTree.files(repository, commit, SHIPPED);
        }
        if (!files.containsKey(ManifestReader.FILE)) {
            throw refused("there is no `" + ManifestReader.FILE + "` at `" + location + "`", null);
        }
        return files;
    }

    /** What fails over SSH is passed on without its cause, which may tell of keys. */
    private ProblemException refusal(Exception failure) {
        if (ssh == null) {
            return refused("the repository cannot be read: " + sentence(failure), failure);
        }
        return refused(
                ssh.explain(failure, location.host())
                        .orElseGet(() -> "the repository cannot be read: " + sentence(failure)),
                null);
    }

    private static String sentence(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return line.replaceAll("\\p{Cntrl}", " ");
    }

    private static ProblemException refused(String why, @Nullable Exception cause) {
        ProblemException refusal = new ProblemException(ProblemCode.INVALID_BUNDLE, why);
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("governor-bundle-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory to fetch into", e);
        }
    }

    private static void delete(Path home) {
        try {
            FileUtils.delete(home.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete what was fetched", e);
        }
    }
}
