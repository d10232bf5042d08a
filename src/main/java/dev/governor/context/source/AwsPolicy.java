package dev.governor.context.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.CanonicalJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What policies of AWS allow, as far as the graph needs to know: who is everyone, what an identity can read, who can assume a
 * role.
 *
 * <p>AWS Config writes a policy as an object, as JSON in a text, twice so, or URL-encoded; {@link #parsed} takes any of them.
 * Statements that deny are not weighed, so reads are what a policy may allow at most. A resource that a wildcard names is
 * left out, because it names nothing in particular.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
final class AwsPolicy {

    private static final Pattern INSIDE = Pattern.compile("(:::[^/]*|:table/[^/]*)/.*$");

    private static final int MAX_PEELED = 4;

    private static final Pattern READING = Pattern.compile(
            "(?i)\\*|[a-z0-9-]+:(\\*|get.*|batchget.*|read.*|select.*|query.*|scan.*|receive.*|decrypt|partiql.*)");

    /** Conditions that let everyone through all the same. */
    private static final Set<String> HARMLESS =
            Set.of("aws:securetransport", "s3:x-amz-acl", "s3:x-amz-server-side-encryption", "s3:tlsversion");

    private AwsPolicy() {}

    /** Returns the object or array that {@code node} is, or that is written in its text; what is neither stays as it is. */
    static JsonNode parsed(JsonNode node) {
        JsonNode read = node;
        for (int i = 0; i < MAX_PEELED && read.isTextual(); i++) {
            String text = read.textValue().strip();
            if (text.startsWith("%7B") || text.startsWith("%7b") || text.startsWith("%5B")) {
                text = decoded(text);
            }
            if (!text.startsWith("{") && !text.startsWith("[") && !text.startsWith("\"")) {
                return MissingNode.getInstance();
            }
            try {
                read = CanonicalJson.mapper().readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
        return read;
    }

    /** Tells whether a bucket's policy or access list lets everyone in, and no public access block keeps them out. */
    static boolean isPublicBucket(JsonNode supplementary) {
        JsonNode block = parsed(supplementary.path("PublicAccessBlockConfiguration"));
        JsonNode policy = parsed(supplementary.path("BucketPolicy"));
        boolean byPolicy = allowsEveryone(policy.has("policyText") ? policy.path("policyText") : policy);
        boolean byList =
                parsed(supplementary.path("AccessControlList")).toString().contains("AllUsers");
        return byPolicy && !isSet(block, "restrictPublicBuckets") || byList && !isSet(block, "ignorePublicAcls");
    }

    /** Tells whether {@code policy} allows anything to everyone, without a condition that narrows who they are. */
    static boolean allowsEveryone(JsonNode policy) {
        for (JsonNode statement : allowing(policy)) {
            JsonNode principal = statement.path("Principal");
            boolean everyone = texts(principal).contains("*")
                    || texts(principal.path("AWS")).contains("*");
            if (everyone && !narrows(statement.path("Condition"))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the principals that {@code policy} lets in by their ARNs; services and wildcards are left out. */
    static List<String> principals(JsonNode policy) {
        List<String> found = new ArrayList<>();
        for (JsonNode statement : allowing(policy)) {
            texts(statement.path("Principal").path("AWS")).stream()
                    .filter(name -> name.startsWith("arn:") && !name.contains("*"))
                    .forEach(found::add);
        }
        return found;
    }

    /** Returns what the policies inside an identity's {@code configuration} let it read. */
    static Set<AssetKey> readable(JsonNode configuration) {
        Set<AssetKey> found = new TreeSet<>();
        for (String list : List.of("rolePolicyList", "userPolicyList", "groupPolicyList")) {
            for (JsonNode each : configuration.path(list)) {
                read(each.path("policyDocument"), found);
            }
        }
        for (JsonNode version : configuration.path("policyVersionList")) {
            if (version.path("isDefaultVersion").asBoolean(true)) {
                read(version.path("document"), found);
            }
        }
        return found;
    }

    /** Tells whether a security group admits traffic from everywhere. */
    static boolean admitsEveryone(JsonNode securityGroup) {
        for (JsonNode permission : securityGroup.path("ipPermissions")) {
            for (String ranges : List.of("ipRanges", "ipv4Ranges", "ipv6Ranges")) {
                for (JsonNode range : permission.path(ranges)) {
                    String from = range.asText(
                            range.path("cidrIp").asText(range.path("cidrIpv6").asText("")));
                    if (from.equals("0.0.0.0/0") || from.equals("::/0")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void read(JsonNode document, Set<AssetKey> found) {
        for (JsonNode statement : allowing(document)) {
            if (texts(statement.path("Action")).stream()
                    .noneMatch(action -> READING.matcher(action).matches())) {
                continue;
            }
            for (String resource : texts(statement.path("Resource"))) {
                String whole = resource.startsWith("arn:aws:s3:::") || resource.contains(":table/")
                        ? INSIDE.matcher(resource).replaceFirst("$1")
                        : resource;
                if (whole.startsWith("arn:") && !whole.contains("*") && !whole.contains("?") && !whole.contains("$")) {
                    found.add(AssetNames.of(whole));
                }
            }
        }
    }

    private static List<JsonNode> allowing(JsonNode policy) {
        JsonNode statements = parsed(policy).path("Statement");
        List<JsonNode> allowing = new ArrayList<>();
        for (JsonNode statement : statements.isObject() ? List.of(statements) : statements) {
            if (statement.path("Effect").asText("").equalsIgnoreCase("Allow")) {
                allowing.add(statement);
            }
        }
        return allowing;
    }

    private static boolean narrows(JsonNode condition) {
        for (JsonNode operator : condition) {
            for (var keys = operator.fieldNames(); keys.hasNext(); ) {
                if (!HARMLESS.contains(keys.next().toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSet(JsonNode block, String flag) {
        return block.path(flag).asBoolean(false)
                || block.path(Character.toUpperCase(flag.charAt(0)) + flag.substring(1))
                        .asBoolean(false);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node.isTextual() ? List.of(node) : node.isArray() ? node : List.<JsonNode>of()) {
            texts.add(each.asText("").strip());
        }
        return texts;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
