package dev.governor.workshop;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.workshop.Change.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of promotion over a {@link BundleStore}: who may approve what, and which commit follows which.
 *
 * <p>What it returns is written but on no branch: the receipt comes first, then {@link #settle}.
 *
 * <p>INVARIANT: nobody approves what they proposed, or what an agent that they run proposed.
 */
public final class Promotions {

    private static final int MAX_WHY = 500;

    private final BundleStore store;
    private final Clock clock;

    public Promotions(BundleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the store. */
    public BundleStore store() {
        return store;
    }

    /** Keeps {@code bundle} as where the history begins, unless it is what the history ends with. */
    public void begin(BundleSource source, PolicyBundle bundle) {
        Optional<String> head = store.head();
        if (head.isEmpty() || !store.change(head.get()).digest().equals(bundle.digest())) {
            Change seed = change(Kind.SEEDED, bundle, "governor", null, null, "configured", null);
            store.publish(store.write(source.files(), seed, head.orElse(null)));
        }
    }

    /**
     * Returns a proposal to let {@code bundle}, which was checked, decide.
     *
     * @throws ProblemException {@code conflict} when its version was promoted with other content
     */
    public Change propose(BundleSource source, PolicyBundle bundle, Principal author, String why) {
        store.ofVersion(bundle.version())
                .filter(taken -> !taken.digest().equals(bundle.digest()))
                .ifPresent(taken -> {
                    throw new ProblemException(
                            ProblemCode.CONFLICT,
                            "version `" + bundle.version() + "` was promoted with other content: raise `version` in"
                                    + " bundle.yaml");
                });
        String id = Ids.next("prp", clock.millis());
        Change change = change(Kind.PROPOSED, bundle, author.subject(), author.operator(), null, checked(why), id);
        return committed(source, change);
    }

    /**
     * Returns the promotion of a proposal.
     *
     * @throws ProblemException {@code not-found}; {@code separation-of-duties} when {@code approver} proposed it;
     *     {@code conflict} when another bundle was promoted since, so that what was reviewed is not what would change
     */
    public Change approve(String proposal, Principal approver) {
        Change proposed = approvable(proposal, approver);
        Change promoted = new Change(
                "",
                Kind.PROMOTED,
                proposed.name(),
                proposed.version(),
                proposed.digest(),
                proposed.author(),
                proposed.operator(),
                approver.subject(),
                now(),
                proposed.why(),
                proposal);
        return committed(store.source(proposed.commit()), promoted);
    }

    /**
     * Returns a proposal that {@code approver} may approve as things are, and changes nothing.
     *
     * @throws ProblemException as {@link #approve} does
     */
    Change approvable(String proposal, Principal approver) {
        Change proposed = proposed(proposal);
        if (proposed.isBy(approver)) {
            throw new ProblemException(ProblemCode.SEPARATION_OF_DUTIES, "whoever proposed a bundle cannot approve it");
        }
        if (!store.parent(proposed.commit()).equals(store.head())) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "another bundle was promoted since this one was proposed: propose it again");
        }
        return proposed;
    }

    /**
     * Returns the promotion, once more, of a bundle that decided before. One person is enough: two agreed on it then.
     *
     * @throws ProblemException {@code not-found} when {@code commit} was never promoted
     */
    public Change rollBack(String commit, Principal who, String why) {
        Change target = store.history(Integer.MAX_VALUE).stream()
                .filter(change -> change.commit().equals(commit))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "no bundle was promoted with the commit `" + commit + "`"));
        Change back = new Change(
                "",
                Kind.ROLLED_BACK,
                target.name(),
                target.version(),
                target.digest(),
                who.subject(),
                who.operator(),
                who.subject(),
                now(),
                checked(why),
                null);
        return committed(store.source(commit), back);
    }

    /** Puts {@code change}, whose receipt is written, where it belongs. */
    public void settle(Change change) {
        String proposal = change.proposal();
        if (change.kind() == Kind.PROPOSED && proposal != null) {
            store.keep(proposal, change.commit());
            return;
        }
        store.publish(change.commit());
        if (proposal != null) {
            store.forget(proposal);
        }
    }

    /** Returns the open proposal {@code id}. */
    Change proposed(String id) {
        return store.proposal(id)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "there is no open proposal `" + id + "`"));
    }

    private Change committed(BundleSource source, Change change) {
        return store.change(store.write(source.files(), change, store.head().orElse(null)));
    }

    private Change change(
            Kind kind,
            PolicyBundle bundle,
            String author,
            @Nullable String operator,
            @Nullable String approver,
            String why,
            @Nullable String proposal) {
        return new Change(
                "",
                kind,
                bundle.name(),
                bundle.version(),
                bundle.digest(),
                author,
                operator,
                approver,
                now(),
                why,
                proposal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String checked(String why) {
        if (why.isBlank() || why.length() > MAX_WHY) {
            throw ProblemException.at(ProblemCode.INVALID_FIELD, "/why", "say why in 1 to " + MAX_WHY + " characters");
        }
        return why;
    }
}
