package dev.governor.workshop;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.GitTree;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.jspecify.annotations.Nullable;

/**
 * The Git repository of bundles, bare, written object by object: there is no working tree, and no hook ever runs.
 *
 * <p>{@code main} is what was promoted, one commit each. A proposal is a commit under {@code refs/proposals}. A version
 * is a tag.
 */
public final class BundleStore implements AutoCloseable {

    /** The branch of what was promoted. */
    public static final String MAIN = Constants.R_HEADS + "main";

    private static final String PROPOSALS = "refs/proposals/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NO_TAG = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int MAX_DIFF = 1_000_000;

    private final Repository repository;

    private BundleStore(Repository repository) {
        this.repository = repository;
    }

    /** Opens the repository in {@code directory}, and makes one there when there is none. */
    public static BundleStore open(Path directory) {
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(directory.toFile())
                    .setBare()
                    .build();
            if (!repository.getObjectDatabase().exists()) {
                repository.create(true);
                repository.updateRef(Constants.HEAD).link(MAIN);
            }
            return new BundleStore(repository);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the bundle store in " + directory, e);
        }
    }

    /**
     * Writes a commit that no branch knows yet, and returns its id.
     *
     * @param change what the commit says; its own {@code commit} is ignored
     * @param parent the commit before it, null for the first
     */
    public String write(SortedMap<String, byte[]> files, Change change, @Nullable String parent) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(files, inserter));
            if (parent != null) {
                commit.setParentId(ObjectId.fromString(parent));
            }
            String committer = change.approver() == null ? change.author() : change.approver();
            commit.setAuthor(CommitText.person(change.author(), change.at()));
            commit.setCommitter(CommitText.person(committer, change.at()));
            commit.setMessage(CommitText.write(change));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bundle store", e);
        }
    }

    /** Lets {@code main} end with {@code commit}, and tags its version. */
    public void publish(String commit) {
        Change change = change(commit);
        point(MAIN, commit);
        String tag = tagOf(change.version());
        if (resolve(tag) == null) {
            point(tag, commit);
        }
    }

    /** Keeps {@code commit} as the proposal {@code id}. */
    public void keep(String id, String commit) {
        point(PROPOSALS + id, commit);
    }

    /** Forgets the proposal {@code id}; its commit stays. */
    public void forget(String id) {
        try {
            RefUpdate update = repository.updateRef(PROPOSALS + id);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bundle store", e);
        }
    }

    /** Returns the id of the last commit of {@code main}, or empty when there is none. */
    public Optional<String> head() {
        return Optional.ofNullable(resolve(MAIN)).map(ObjectId::name);
    }

    /** Returns the commit whose version is {@code version}, or empty when none was promoted. */
    public Optional<Change> ofVersion(String version) {
        return Optional.ofNullable(resolve(tagOf(version))).map(id -> change(id.name()));
    }

    /** Returns the proposals that nobody decided on, oldest first. */
    public List<Change> proposals() {
        try {
            List<Change> open = new ArrayList<>();
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(PROPOSALS)) {
                open.add(change(ref.getObjectId().name()));
            }
            open.sort((one, other) -> one.at().compareTo(other.at()));
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle store", e);
        }
    }

    /** Returns the proposal {@code id}, or empty when there is none that is open. */
    public Optional<Change> proposal(String id) {
        return proposals().stream().filter(open -> id.equals(open.proposal())).findFirst();
    }

    /** Returns what was promoted, newest first, at most {@code limit}. */
    public List<Change> history(int limit) {
        List<Change> changes = new ArrayList<>();
        ObjectId head = resolve(MAIN);
        if (head == null) {
            return changes;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(head));
            for (RevCommit commit : walk) {
                if (changes.size() == limit) {
                    break;
                }
                CommitText.read(commit).ifPresent(changes::add);
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle store", e);
        }
    }

    /**
     * Returns what {@code commit} says.
     *
     * @throws ProblemException {@code not-found} when the store has no such commit
     */
    public Change change(String commit) {
        return parsed(commit).flatMap(CommitText::read).orElseThrow(() -> unknown(commit));
    }

    /** Returns the commit before {@code commit}, or empty when it is the first. */
    public Optional<String> parent(String commit) {
        return parsed(commit)
                .filter(found -> found.getParentCount() > 0)
                .map(found -> found.getParent(0).getName());
    }

    /**
     * Returns the files of {@code commit}.
     *
     * @throws ProblemException {@code not-found} when the store has no such commit
     */
    public BundleSource source(String commit) {
        RevCommit found = parsed(commit).orElseThrow(() -> unknown(commit));
        return new BundleSource("store:" + commit, GitTree.files(repository, found, ""));
    }

    /** Returns what {@code commit} changes, as a unified diff against the commit before it, cut at one megabyte. */
    public String diff(String commit) {
        RevCommit after = parsed(commit).orElseThrow(() -> unknown(commit));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(text);
                RevWalk walk = new RevWalk(repository)) {
            formatter.setRepository(repository);
            CanonicalTreeParser now = new CanonicalTreeParser(null, walk.getObjectReader(), after.getTree());
            if (after.getParentCount() == 0) {
                formatter.format(new EmptyTreeIterator(), now);
            } else {
                RevCommit before = walk.parseCommit(after.getParent(0));
                formatter.format(new CanonicalTreeParser(null, walk.getObjectReader(), before.getTree()), now);
            }
            formatter.flush();
            String diff = text.toString(StandardCharsets.UTF_8);
            return diff.length() > MAX_DIFF ? diff.substring(0, MAX_DIFF) : diff;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle store", e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private static ObjectId tree(SortedMap<String, byte[]> files, ObjectInserter inserter) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder entries = index.builder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            entries.add(entry);
        }
        entries.finish();
        return index.writeTree(inserter);
    }

    private Optional<RevCommit> parsed(String commit) {
        if (!COMMIT.matcher(commit).matches()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(walk.parseCommit(ObjectId.fromString(commit)));
        } catch (org.eclipse.jgit.errors.MissingObjectException
                | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle store", e);
        }
    }

    private void point(String name, String commit) {
        try {
            RefUpdate update = repository.updateRef(name);
            update.setNewObjectId(ObjectId.fromString(commit));
            update.setForceUpdate(true);
            RefUpdate.Result result = update.update();
            switch (result) {
                case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {
                    return;
                }
                default -> throw new IOException("the reference was not written: " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bundle store", e);
        }
    }

    private @Nullable ObjectId resolve(String name) {
        try {
            Ref ref = repository.exactRef(name);
            return ref == null ? null : ref.getObjectId();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle store", e);
        }
    }

    private static String tagOf(String version) {
        return Constants.R_TAGS + "v" + NO_TAG.matcher(version).replaceAll("-").replace("..", "-");
    }

    private static ProblemException unknown(String commit) {
        return new ProblemException(ProblemCode.NOT_FOUND, "the bundle store has no commit `" + commit + "`");
    }
}
