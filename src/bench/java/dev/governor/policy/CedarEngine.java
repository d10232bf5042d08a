package dev.governor.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The generated rules in Cedar, parsed once and kept by its native library; requests are made beforehand. */
final class CedarEngine {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final Set<Entity> entities = Set.of();

    CedarEngine(GeneratedRules rules) {
        Set<Policy> parsed = new HashSet<>();
        rules.cedar().forEach((id, source) -> parsed.add(new Policy(source, id)));
        this.policies = new PolicySet(parsed);
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("the policies cannot be kept", e);
        }
    }

    static AuthorizationRequest request(Case facts) {
        Map<String, Value> context = Map.of(
                "environment", new PrimString(facts.environment()),
                "risk_band", new PrimString(facts.riskBand()),
                "risk_score", new PrimLong(facts.riskScore()),
                "owner_known", new PrimBool(facts.ownerKnown()),
                "destructive", new PrimBool(facts.destructive()),
                "data_classification", new PrimString(facts.dataClassification()),
                "exposure", new PrimString(facts.exposure()));
        return new AuthorizationRequest(
                entity("Agent::\"a\""),
                entity("Action::\"" + facts.resourceType() + "\""),
                entity("Resource::\"r\""),
                context);
    }

    Outcome decide(AuthorizationRequest request) {
        try {
            return engine.isAuthorized(request, policies, entities)
                            .success
                            .orElseThrow()
                            .isAllowed()
                    ? Outcome.ALLOW
                    : Outcome.DENY;
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar failed", e);
        }
    }

    private static EntityUID entity(String text) {
        return EntityUID.parse(text).orElseThrow();
    }
}
