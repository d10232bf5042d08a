package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        scope = List.copyOf(scope);
    }

    /** Returns, in words, which components {@code now} has otherwise; empty when their digests are equal. */
    public List<String> movedTo(PlanBinding now) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("the action", action.equals(now.action));
        same.put("its parameters", parameters.equals(now.parameters));
        same.put("the asset", target.equals(now.target));
        same.put("the target's state", preState.equals(now.preState));
        same.put("the policy", policyDigest.equals(now.policyDigest));
        same.put("the graph's revision", graphRevision == now.graphRevision);
        same.put("the facts about the asset", context.equals(now.context));
        same.put("the statements", scope.equals(now.scope));
        same.put("the way back", inverse.equals(now.inverse));
        same.put("how it is checked", verifier.equals(now.verifier));
        same.put("what the change does", Objects.equals(preview, now.preview));
        return same.entrySet().stream()
                .filter(component -> !component.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the digest over every component. */
    public Digest digest() {
        return Digest.ofCanonical(this);
    }
}
