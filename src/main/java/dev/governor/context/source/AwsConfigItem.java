package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.SourceTimes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One configuration item of AWS Config, on its way to facts. */
final class AwsConfigItem {

    private static final Set<String> LOAD_BALANCERS =
            Set.of("AWS::ELASTICLOADBALANCINGV2::LOADBALANCER", "AWS::ELASTICLOADBALANCING::LOADBALANCER");

    private static final Set<String> ROLES = Set.of("AWS::IAM::ROLE", "AWS::IAM::INSTANCEPROFILE");

    /** What a load balancer may stand in front of. */
    private static final List<String> BEHIND =
            List.of("AWS::ECS::", "AWS::EC2::INSTANCE", "AWS::LAMBDA::", "AWS::AUTOSCALING::", "AWS::EKS::");

    private final JsonNode item;
    private final JsonNode configuration;
    private final JsonNode supplementary;
    private final String account;
    private final String region;
    private final String type;
    private final AssetKey asset;
    private final Facts facts;

    AwsConfigItem(JsonNode item) {
        this.item = item;
        this.configuration = AwsPolicy.parsed(item.path("configuration"));
        this.supplementary = AwsPolicy.parsed(item.path("supplementaryConfiguration"));
        this.account = item.path("awsAccountId")
                .asText(item.path("accountId").asText(""))
                .strip();
        this.region = item.path("awsRegion").asText("").strip();
        this.type = item.path("resourceType").asText("").strip();
        this.asset = arn(item).isEmpty() ? named(type, text(item, "resourceId")) : AssetNames.of(arn(item));
        this.facts = new Facts(
                "aws-config", Trust.AUTHORITATIVE, SourceTimes.parse(item.path("configurationItemCaptureTime")));
    }

    /** Returns the item's ARN, which Amazon spells in two ways, or empty. */
    static String arn(JsonNode item) {
        return Stream.of("arn", "ARN", "Arn")
                .map(field -> item.path(field).asText("").strip())
                .filter(text -> text.regionMatches(true, 0, "arn:", 0, 4))
                .findFirst()
                .orElse("");
    }

    List<ContextFact> facts() {
        String name = text(item, "resourceName");
        facts.asset(asset, name.isEmpty() ? text(item, "resourceId") : name, type);
        if (!account.isEmpty()) {
            facts.relation(CloudNames.awsAccount(account), RelationType.CONTAINS, asset);
        }
        sameAs(text(item, "resourceId"));
        if (is("AWS::IAM::")) {
            sameAs(name);
        }
        CloudEstate.tag(facts, asset, AwsPolicy.parsed(item.path("tags")));
        AwsPolicy.parsed(item.path("relationships")).forEach(this::relate);
        expose();
        assume();
        AwsPolicy.readable(configuration).forEach(target -> facts.relation(asset, RelationType.READS, target));
        return facts.list();
    }

    private void sameAs(String id) {
        if (!id.isEmpty()) {
            facts.relation(asset, RelationType.SAME_AS, named(type, id));
        }
    }

    private void relate(JsonNode relationship) {
        String other = text(relationship, "resourceType");
        String id = Stream.of("resourceId", "resourceName")
                .map(field -> text(relationship, field))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (id.isEmpty() || other.isEmpty()) {
            return;
        }
        AssetKey target = named(other, id);
        String kind = other.toUpperCase(Locale.ROOT);
        String phrase = relationship
                .path("relationshipName")
                .asText(relationship.path("name").asText(""))
                .toLowerCase(Locale.ROOT);
        if (ROLES.contains(kind) && !is("AWS::IAM::POLICY") && !is("AWS::IAM::ROLE")) {
            facts.relation(asset, RelationType.ASSUMES, target);
        } else if (ROLES.contains(kind) && is("AWS::IAM::POLICY")) {
            AwsPolicy.readable(configuration).forEach(read -> facts.relation(target, RelationType.READS, read));
        } else if (LOAD_BALANCERS.contains(kind) && BEHIND.stream().anyMatch(this::is)) {
            facts.relation(target, RelationType.EXPOSES, asset);
        } else if (isLoadBalancer() && BEHIND.stream().anyMatch(kind::startsWith)) {
            facts.relation(asset, RelationType.EXPOSES, target);
        } else if (kind.equals("AWS::EC2::SECURITYGROUP") && isReachable()) {
            facts.relation(target, RelationType.EXPOSES, asset);
        } else if (phrase.startsWith("is contained in")) {
            facts.relation(target, RelationType.CONTAINS, asset);
        } else if (phrase.startsWith("contains")) {
            facts.relation(asset, RelationType.CONTAINS, target);
        } else if (phrase.startsWith("is encrypted by")) {
            facts.relation(asset, RelationType.DEPENDS_ON, target);
        }
    }

    private void expose() {
        boolean open =
                isLoadBalancer() && text(configuration, "scheme", "Scheme").equalsIgnoreCase("internet-facing")
                        || is("AWS::EC2::SECURITYGROUP") && AwsPolicy.admitsEveryone(configuration)
                        || is("AWS::S3::BUCKET") && AwsPolicy.isPublicBucket(supplementary)
                        || !is("AWS::S3::") && !is("AWS::IAM::") && hasPublicPolicy();
        if (open) {
            facts.relation(CloudEstate.INTERNET, RelationType.EXPOSES, asset);
        }
    }

    private boolean hasPublicPolicy() {
        return Stream.of(configuration, supplementary)
                .flatMap(where -> Stream.of("Policy", "policy").map(where::path))
                .anyMatch(AwsPolicy::allowsEveryone);
    }

    private void assume() {
        for (String field : List.of("role", "roleArn", "RoleArn", "TaskRoleArn", "taskRoleArn")) {
            String role = text(configuration, field);
            if (role.startsWith("arn:") && role.contains(":role/")) {
                facts.relation(asset, RelationType.ASSUMES, AssetNames.of(role));
            }
        }
        if (is("AWS::IAM::ROLE")) {
            AwsPolicy.principals(configuration.path("assumeRolePolicyDocument"))
                    .forEach(who -> facts.relation(AssetNames.of(who), RelationType.ASSUMES, asset));
        }
    }

    /** Tells whether the resource has an address of its own out there, so that its security groups are its door. */
    private boolean isReachable() {
        boolean isPublic = configuration.path("publiclyAccessible").asBoolean(false)
                || configuration.path("PubliclyAccessible").asBoolean(false);
        return isPublic || !text(configuration, "publicIpAddress").isEmpty();
    }

    private boolean isLoadBalancer() {
        return LOAD_BALANCERS.contains(type.toUpperCase(Locale.ROOT));
    }

    private boolean is(String beginning) {
        return type.toUpperCase(Locale.ROOT).startsWith(beginning);
    }

    private AssetKey named(String written, String id) {
        return CloudNames.aws(id, written, account, region);
    }

    private static String text(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(field -> node.path(field).asText("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
