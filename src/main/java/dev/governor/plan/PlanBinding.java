package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exactly what would run, and against what state; its digest is what a decision and an approval are bound to.
 *
 * <p>INVARIANT: the digest is recomputed before anything is minted, and one byte of difference voids the approval.
 *
 * @param action the action, for example {@code revoke_public_grant}
 * @param parameters its parameters
 * @param target the asset it changes
 * @param preState the digest of the target's state before
 * @param policyDigest the digest of the bundle that decides
 * @param graphRevision the graph revision the decision read
 * @param context the digest of the target's profile at that revision
 * @param scope the statements the credential will be able to run, and nothing else
 * @param inverse how the change is undone, as a statement
 * @param verifier how the effect is checked, in words
 * @param preview what the change and its rollback would do; null only in what was stored before there were previews
 */
public record PlanBinding(
        String action,
        Map<String, JsonNode> parameters,
        AssetKey target,
        Digest preState,
        Digest policyDigest,
        long graphRevision,
        Digest context,
        List<String> scope,
        String inverse,
        String verifier,
        @Nullable ChangePreview preview) {

    public PlanBinding {
        scope = List.copyOf(scope);
    }

    /** Returns the digest over every component. */
    public Digest digest() {
        return Digest.ofCanonical(this);
    }
}
