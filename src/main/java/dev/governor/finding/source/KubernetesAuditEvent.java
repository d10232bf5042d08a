package dev.governor.finding.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.KubernetesNames;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One audit event of an API server, whoever logged it.
 *
 * @param verb what was asked, for example {@code create}
 * @param resource the plural name, for example {@code pods}, empty when a path outside the resources was asked for
 * @param subresource for example {@code exec}, mostly empty
 * @param namespace the namespace, empty for none
 * @param name the object's name, empty when it had none yet
 * @param user who asked
 * @param path the URL's path, empty when not logged
 * @param succeeded whether the API server answered, and did what was asked
 * @param object what was written, may be missing
 * @param cluster the cluster's name, empty when nobody names it
 * @param time when it happened, null when not logged
 */
record KubernetesAuditEvent(
        String verb,
        String resource,
        String subresource,
        String namespace,
        String name,
        String user,
        String path,
        boolean succeeded,
        JsonNode object,
        String cluster,
        @Nullable Instant time) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MAX_TEXT = 2_000_000;

    private static final Set<String> ANSWERED = Set.of("", "ResponseStarted", "ResponseComplete");

    private static final Pattern RESOURCE_NAME =
            Pattern.compile("[^/]+/[^/]+(?:/namespaces/([^/]+))?/([a-z]+)(?:/([^/]+)(?:/([^/]+))?)?");

    private static final Pattern PUBLIC_PATH =
            Pattern.compile("/(healthz|livez|readyz|version|api|apis|openapi|\\.well-known|openid)(/[^?]*)?(\\?.*)?");

    /** Tells whether {@code node} is an event, in any of its wrappings. */
    static boolean isOne(JsonNode node) {
        return isNative(node)
                || isGoogle(node)
                || node.path("properties").path("log").isTextual()
                        && node.path("category").asText().startsWith("kube-audit");
    }

    /** Returns the event in {@code node}, or empty when there is none. */
    static Optional<KubernetesAuditEvent> in(JsonNode node, JsonNode root) {
        if (isNative(node)) {
            return Optional.of(ofServer(node, KubernetesNames.cluster(node, root)));
        }
        if (isGoogle(node)) {
            return Optional.of(ofGoogle(node));
        }
        JsonNode inner = parsed(node.path("properties").path("log").asText(""));
        return isNative(inner) ? Optional.of(ofServer(inner, azureCluster(node))) : Optional.empty();
    }

    boolean isAnonymous() {
        return user.equals("system:anonymous");
    }

    /** Tells whether only health, version or discovery was asked for, which everybody may see. */
    boolean isPublicInformation() {
        return resource.isEmpty() && PUBLIC_PATH.matcher(path).matches();
    }

    /** Returns what was asked for in a few words, for example {@code pods/exec}. */
    String what() {
        if (resource.isEmpty()) {
            return path.isEmpty() ? "something" : path;
        }
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    AssetKey asset() {
        return resource.isEmpty() || name.isEmpty()
                ? namespaced()
                : KubernetesNames.workload(cluster, namespace, KubernetesNames.kindOf(resource), name);
    }

    private AssetKey namespaced() {
        return namespace.isEmpty()
                ? AssetNames.kubernetesCluster(cluster)
                : KubernetesNames.object(cluster, "", "Namespace", namespace);
    }

    private static boolean isNative(JsonNode node) {
        return node.path("apiVersion").asText().startsWith("audit.k8s.io/")
                && node.path("kind").asText().equals("Event");
    }

    private static boolean isGoogle(JsonNode node) {
        return node.path("protoPayload").path("serviceName").asText().equals("k8s.io");
    }

    private static KubernetesAuditEvent ofServer(JsonNode event, String cluster) {
        JsonNode reference = event.path("objectRef");
        JsonNode object =
                event.path("requestObject").isObject() ? event.path("requestObject") : event.path("responseObject");
        String name = FirstText.of(reference, "/name");
        int code = event.path("responseStatus").path("code").asInt();
        boolean allowed = !event.path("annotations")
                .path("authorization.k8s.io/decision")
                .asText()
                .equals("forbid");
        return new KubernetesAuditEvent(
                verb(event),
                FirstText.of(reference, "/resource"),
                FirstText.of(reference, "/subresource"),
                FirstText.of(reference, "/namespace"),
                name.isEmpty()
                        ? FirstText.of(event, "/responseObject/metadata/name", "/requestObject/metadata/name")
                        : name,
                FirstText.of(event, "/user/username"),
                FirstText.of(event, "/requestURI"),
                allowed && code < 400 && ANSWERED.contains(event.path("stage").asText()),
                object,
                cluster,
                time(event, "stageTimestamp", "requestReceivedTimestamp"));
    }

    private static String verb(JsonNode event) {
        String verb = FirstText.of(event, "/verb");
        return verb.isEmpty() ? "use" : verb;
    }

    private static KubernetesAuditEvent ofGoogle(JsonNode entry) {
        JsonNode payload = entry.path("protoPayload");
        String method = FirstText.of(payload, "/methodName");
        Matcher named = RESOURCE_NAME.matcher(FirstText.of(payload, "/resourceName"));
        boolean understood = named.matches();
        boolean granted = true;
        for (JsonNode asked : payload.path("authorizationInfo")) {
            granted &= asked.path("granted").asBoolean(false);
        }
        return new KubernetesAuditEvent(
                method.substring(method.lastIndexOf('.') + 1),
                understood ? named.group(2) : "",
                understood ? orEmpty(named.group(4)) : "",
                understood ? orEmpty(named.group(1)) : "",
                understood ? orEmpty(named.group(3)) : "",
                FirstText.of(payload, "/authenticationInfo/principalEmail", "/authenticationInfo/authoritySelector"),
                "",
                granted && payload.path("status").path("code").asInt() == 0,
                payload.path("request"),
                FirstText.of(entry, "/resource/labels/cluster_name"),
                time(entry, "timestamp", "receiveTimestamp"));
    }

    private static String azureCluster(JsonNode node) {
        String id = FirstText.of(node, "/resourceId", "/resourceID");
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isEmpty() || text.length() > MAX_TEXT ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant time(JsonNode node, String... fields) {
        for (String field : List.of(fields)) {
            Instant time = SourceTimes.parse(node.path(field));
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
