package dev.governor.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.BlastRadius;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import dev.governor.plan.Capability;
import dev.governor.plan.RemediationPlan;
import dev.governor.plan.ScopeTemplate;
import dev.governor.plan.Template;
import dev.governor.risk.TestingFindings;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan that the default bundle allows, to be made worse. */
final class TestingQuestions {

    final Map<String, String> levels = new HashMap<>(Map.of(
            "severity", "medium",
            "exposure", "internal",
            "criticality", "low",
            "sensitivity", "internal",
            "exploitability", "none",
            "blast_radius", "low",
            "environment", "sandbox"));
    final Map<String, Trust> trust = new HashMap<>();
    final Map<String, JsonNode> claims = new HashMap<>();
    final EnumSet<Capability> capabilities = EnumSet.allOf(Capability.class);
    String action = "revoke_public_grant";
    boolean destructive;
    boolean rotatesSecret;
    boolean widensRadius;
    String controlPlane = "database";
    int reviewedServices;
    boolean scored = true;
    BlastRadius fix = TestingFindings.radius("none");
    List<String> conflicts = List.of();

    void claim(String name, String value) {
        claims.put(name, TextNode.valueOf(value));
    }

    PlanQuestion question() {
        return question(TestingBundles.defaultBundle());
    }

    /** Returns the question with the risk that {@code bundle} sees. */
    PlanQuestion question(PolicyBundle bundle) {
        TestingFindings findings = new TestingFindings(levels, trust);
        return new PlanQuestion(
                new RemediationPlan(
                        "pln_1",
                        Tenant.DEFAULT,
                        "fnd_1",
                        action,
                        TestingFindings.TABLE,
                        Map.of(),
                        claims,
                        "why",
                        "embedded|agent",
                        "embedded|operator",
                        TestingFindings.AT),
                new Template(
                        action,
                        "title",
                        action,
                        List.of("*"),
                        "*",
                        Map.of(),
                        controlPlane,
                        false,
                        destructive,
                        rotatesSecret,
                        widensRadius,
                        destructive ? null : "grant_public",
                        new ScopeTemplate(List.of("{target}"), List.of("anything else")),
                        Set.of(Capability.READ_BACK, Capability.EFFECT_PROBE),
                        "verification",
                        "",
                        List.of()),
                findings.finding(),
                findings.profile(),
                fix,
                reviewedServices,
                scored ? findings.risk(bundle) : null,
                capabilities,
                null,
                conflicts,
                true);
    }

    Decision decide() {
        return PlanDecisionService.decide(question(), TestingFindings.AT, TestingBundles.defaultBundle())
                .decision();
    }
}
