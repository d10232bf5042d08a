package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What in a pod, or in the template of pods, breaks the walls between the pod and its node.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class KubernetesPodRisks {

    private static final Map<String, String> OF_THE_POD = Map.of(
            "hostNetwork", "host-network",
            "hostPID", "host-pid",
            "hostIPC", "host-ipc");

    private static final Set<String> CAPABILITIES =
            Set.of("ALL", "SYS_ADMIN", "CAP_SYS_ADMIN", "SYS_PTRACE", "NET_ADMIN");

    private KubernetesPodRisks() {}

    /** Returns the risks of {@code object}, sorted, each a word of this program, for example {@code privileged}. */
    static List<String> of(JsonNode object) {
        List<String> risks = new ArrayList<>();
        for (JsonNode spec : List.of(
                object.path("spec"),
                object.at("/spec/template/spec"),
                object.at("/spec/jobTemplate/spec/template/spec"))) {
            OF_THE_POD.forEach((field, risk) -> {
                if (spec.path(field).asBoolean()) {
                    risks.add(risk);
                }
            });
            spec.path("volumes").forEach(volume -> {
                if (volume.path("hostPath").isObject()) {
                    risks.add("host-path");
                }
            });
            for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
                spec.path(list).forEach(container -> container(container.path("securityContext"), risks));
            }
        }
        return risks.stream().distinct().sorted().toList();
    }

    private static void container(JsonNode context, List<String> risks) {
        if (context.path("privileged").asBoolean()) {
            risks.add("privileged");
        }
        for (JsonNode capability : context.path("capabilities").path("add")) {
            if (CAPABILITIES.contains(capability.asText())) {
                risks.add("capabilities");
            }
        }
    }
}
