package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a GuardDuty finding is about: what {@code resourceType} names, all buckets if several; the account when the details are
 * missing.
 *
 * @param asset its key
 * @param type its type
 */
record GuardDutyResource(AssetKey asset, String type) {

    private static final Pattern PLURAL = Pattern.compile("s$");

    static List<GuardDutyResource> of(JsonNode resource, AwsOrigin origin) {
        List<GuardDutyResource> found = new ArrayList<>();
        switch (FirstText.of(resource, "/resourceType").toLowerCase(Locale.ROOT)) {
            case "instance" -> add(resource, origin, "AwsEc2Instance", found, "/instanceDetails/instanceId");
            case "accesskey" -> accessKey(resource, origin, found);
            case "s3bucket", "s3object" -> {
                for (JsonNode bucket : resource.path("s3BucketDetails")) {
                    add(bucket, origin, "AwsS3Bucket", found, "/arn", "/name");
                }
            }
            case "ekscluster", "kubernetescluster" -> kubernetes(resource, origin, found);
            case "ecscluster" -> add(resource, origin, "AwsEcsCluster", found, "/ecsClusterDetails/arn");
            case "container" ->
                add(
                        resource,
                        origin,
                        "AwsEc2Instance",
                        found,
                        "/instanceDetails/instanceId",
                        "/ecsClusterDetails/arn",
                        "/eksClusterDetails/arn");
            case "rdsdbinstance", "rdslimitlessdb" ->
                add(
                        resource,
                        origin,
                        "AwsRdsDbInstance",
                        found,
                        "/rdsDbInstanceDetails/dbInstanceArn",
                        "/rdsDbInstanceDetails/dBInstanceArn",
                        "/rdsDbInstanceDetails/dbInstanceIdentifier");
            case "lambda" ->
                add(
                        resource,
                        origin,
                        "AwsLambdaFunction",
                        found,
                        "/lambdaDetails/functionArn",
                        "/lambdaDetails/functionName");
            default -> add(resource, origin, "AwsEc2Instance", found, "/instanceDetails/instanceId");
        }
        if (found.isEmpty()) {
            found.add(new GuardDutyResource(CloudNames.awsAccount(origin.account()), "AwsAccount"));
        }
        return found;
    }

    private static void accessKey(JsonNode resource, AwsOrigin origin, List<GuardDutyResource> found) {
        add(resource, origin, "AwsIamAccessKey", found, "/accessKeyDetails/accessKeyId");
        if (found.isEmpty()) {
            add(resource, origin, "AwsIamUser", found, "/accessKeyDetails/userName");
        }
    }

    /** The workload in the cluster when the finding names one, else the cluster. */
    private static void kubernetes(JsonNode resource, AwsOrigin origin, List<GuardDutyResource> found) {
        JsonNode workload = resource.path("kubernetesDetails").path("kubernetesWorkloadDetails");
        String cluster = FirstText.of(resource, "/eksClusterDetails/name");
        String name = FirstText.of(workload, "/name");
        if (!name.isEmpty() && !cluster.isEmpty()) {
            String kind = PLURAL.matcher(FirstText.of(workload, "/type")).replaceFirst("");
            found.add(new GuardDutyResource(
                    AssetNames.kubernetes(
                            cluster, FirstText.of(workload, "/namespace"), kind.isEmpty() ? "pod" : kind, name),
                    "kubernetes_workload"));
        } else {
            add(resource, origin, "AwsEksCluster", found, "/eksClusterDetails/arn", "/eksClusterDetails/name");
        }
    }

    private static void add(
            JsonNode where, AwsOrigin origin, String type, List<GuardDutyResource> found, String... pointers) {
        String id = FirstText.of(where, pointers);
        if (!id.isEmpty()) {
            found.add(new GuardDutyResource(CloudNames.aws(id, type, origin.account(), origin.region()), type));
        }
    }
}
