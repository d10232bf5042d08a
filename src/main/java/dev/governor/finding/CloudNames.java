package dev.governor.finding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the clouds name things: Amazon resource names, Google full resource names, Azure resource ids, and the resource types
 * that each cloud, and each product of one cloud, spells in its own way.
 */
public final class CloudNames {

    private static final Pattern GOOGLE_API = Pattern.compile("^(?:cloud)?([a-z]+?)(?:admin)?\\.googleapis\\.com/");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_UNDERSCORES = Pattern.compile("^_+|_+$");

    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern GOOGLE_CLOUD = Pattern.compile("^google\\.cloud\\.");
    private static final Pattern PLURAL = Pattern.compile("s$");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private static final Pattern ACCOUNT_RESOURCE = Pattern.compile("(?i)AWS::::Account:(\\d{12})");

    /** A type and an id in one, for example {@code AWS::IAM::AccessKey:AKIA…}. */
    private static final Pattern TYPED_ID = Pattern.compile("(?i)(AWS::\\w+::\\w+):(.+)");

    private static final Pattern QUEUE_URL =
            Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com/(\\d{12})/([^/]+)");

    /** An id of EC2 that says itself what it names, for example {@code i-0abc}. */
    private static final Pattern EC2_ID = Pattern.compile("(i|sg|vpc|subnet|vol|eni|ami|snap)-[0-9a-zA-Z]+");

    private static final Map<String, String> EC2_KINDS = Map.of(
            "i", "instance",
            "sg", "security-group",
            "vpc", "vpc",
            "subnet", "subnet",
            "vol", "volume",
            "eni", "network-interface",
            "ami", "image",
            "snap", "snapshot");

    private static final Pattern ECR_IMAGE = Pattern.compile("repository/(.+)/(sha256:[0-9a-fA-F]{64})");

    private static final Pattern ORGANIZATION_ACCOUNT = Pattern.compile("account/[^/]+/(\\d{12})");

    /** Services whose resources belong to no region. */
    private static final Pattern GLOBAL = Pattern.compile("aws_(iam|cloud_front|route53|organizations|s3_bucket).*");

    /** Types that a product of the same cloud spells in another way; the right one is ours. */
    private static final Map<String, String> TYPE_SYNONYMS = Map.of(
            "aws_elbv2_load_balancer", "aws_elastic_load_balancing_v2_load_balancer",
            "aws_elb_load_balancer", "aws_elastic_load_balancing_load_balancer",
            "aws_iam_access_key_id", "aws_iam_access_key");

    private static final Pattern GOOGLE = Pattern.compile("//([a-z0-9.-]+)\\.googleapis\\.com/(.+)");

    /** Services of Google that have two names; the right one is ours. */
    private static final Map<String, String> GOOGLE_SERVICES =
            Map.of("cloudsql", "sqladmin", "www", "compute", "kubernetes", "container");

    /** What stands before the id in the ARN of a resource that sources name by its id alone, by canonical type. */
    private static final Map<String, String> ARN_PARTS = Map.ofEntries(
            Map.entry("aws_ec2_instance", "ec2:%r:%a:instance/"),
            Map.entry("aws_ec2_security_group", "ec2:%r:%a:security-group/"),
            Map.entry("aws_ec2_vpc", "ec2:%r:%a:vpc/"),
            Map.entry("aws_ec2_subnet", "ec2:%r:%a:subnet/"),
            Map.entry("aws_ec2_volume", "ec2:%r:%a:volume/"),
            Map.entry("aws_ec2_network_interface", "ec2:%r:%a:network-interface/"),
            Map.entry("aws_ec2_snapshot", "ec2:%r:%a:snapshot/"),
            Map.entry("aws_dynamo_db_table", "dynamodb:%r:%a:table/"),
            Map.entry("aws_sns_topic", "sns:%r:%a:"),
            Map.entry("aws_sqs_queue", "sqs:%r:%a:"),
            Map.entry("aws_s3_bucket", "s3:::"),
            Map.entry("aws_iam_role", "iam::%a:role/"),
            Map.entry("aws_iam_user", "iam::%a:user/"),
            Map.entry("aws_iam_group", "iam::%a:group/"),
            Map.entry("aws_kms_key", "kms:%r:%a:key/"),
            Map.entry("aws_lambda_function", "lambda:%r:%a:function:"),
            Map.entry("aws_rds_db_instance", "rds:%r:%a:db:"),
            Map.entry("aws_ecr_repository", "ecr:%r:%a:repository/"));

    private CloudNames() {}

    /** Returns the key of an Amazon, Google or Azure name, or empty when {@code text} is none. */
    public static Optional<AssetKey> known(String text) {
        if (text.regionMatches(true, 0, "arn:", 0, 4)) {
            return Optional.of(arn(text));
        }
        Matcher account = ACCOUNT_RESOURCE.matcher(text);
        if (account.matches()) {
            return Optional.of(awsAccount(account.group(1)));
        }
        Matcher queue = QUEUE_URL.matcher(text);
        if (queue.matches()) {
            return Optional.of(aws(queue.group(3), "aws_sqs_queue", queue.group(2), queue.group(1)));
        }
        Matcher google = GOOGLE.matcher(text);
        if (google.matches()) {
            return Optional.of(google(google.group(1), google.group(2)));
        }
        return text.regionMatches(true, 0, "/subscriptions/", 0, 15) ? Optional.of(azure(text)) : Optional.empty();
    }

    /**
     * Returns the key of an Amazon resource, from its ARN, or from its id as far as the type tells how an ARN is made.
     *
     * @param id an ARN, or an id such as {@code i-0abc} or a bucket's name
     * @param type the type as any product spells it, for example {@code AwsS3Bucket} or {@code AWS::S3::Bucket}
     * @param account the twelve digits, empty when unknown
     * @param region the region, empty when unknown
     */
    public static AssetKey aws(String id, String type, String account, String region) {
        String text = id.strip();
        Optional<AssetKey> named = known(text);
        if (named.isPresent()) {
            return named.get();
        }
        Matcher typed = TYPED_ID.matcher(text);
        if (typed.matches()) {
            return aws(typed.group(2), typed.group(1), account, region);
        }
        String canonical = type(type);
        if (ACCOUNT.matcher(text).matches() && (canonical.endsWith("account") || canonical.equals("asset"))) {
            return awsAccount(text);
        }
        String parts = ARN_PARTS.get(canonical);
        boolean complete = parts != null
                && (!parts.contains("%a") || !account.isBlank())
                && (!parts.contains("%r") || !region.isBlank());
        if (parts != null && complete) {
            return arn("arn:" + partition(region) + ":"
                    + parts.replace("%a", account).replace("%r", region) + text);
        }
        return AssetNames.key(
                "aws", List.of(account, GLOBAL.matcher(canonical).matches() ? "" : region, canonical, text));
    }

    /** Returns the key of an Amazon account. */
    public static AssetKey awsAccount(String account) {
        return AssetNames.key("aws-account", List.of(account.strip()));
    }

    /** Returns the account that an ARN's key names, or empty. */
    public static Optional<AssetKey> accountOf(AssetKey key) {
        List<String> path = key.path();
        return key.system().equals("arn")
                        && path.size() > 4
                        && ACCOUNT.matcher(path.get(3)).matches()
                ? Optional.of(awsAccount(path.get(3)))
                : Optional.empty();
    }

    /** Returns the key of an Azure resource id; letter case means nothing in it. */
    public static AssetKey azure(String id) {
        List<String> parts =
                new ArrayList<>(Arrays.stream(SLASHES.split(id.strip().toLowerCase(Locale.ROOT)))
                        .filter(part -> !part.isEmpty())
                        .toList());
        parts.remove("subscriptions");
        parts.remove("resourcegroups");
        parts.remove("providers");
        return AssetNames.key("azure", parts);
    }

    /** Returns the key of a Google Cloud project. */
    public static AssetKey googleProject(String project) {
        return google("cloudresourcemanager", "projects/" + project.strip());
    }

    /** Returns the key of a Google resource in {@code service}, for example {@code storage}, at {@code path} there. */
    public static AssetKey google(String service, String path) {
        String name = service.toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>(List.of(GOOGLE_SERVICES.getOrDefault(name, name)));
        parts.addAll(Arrays.asList(SLASHES.split(path.strip())));
        return AssetNames.key("gcp", parts);
    }

    /**
     * Returns a resource type in one form, whoever spells it: {@code AwsS3Bucket} and {@code AWS::S3::Bucket} are {@code
     * aws_s3_bucket}; {@code Microsoft.Storage/storageAccounts} is {@code microsoft_storage_storage_accounts}; {@code
     * google.cloud.storage.Bucket} and {@code storage.googleapis.com/Bucket} are {@code google_storage_bucket}.
     */
    public static String type(String written) {
        String google = GOOGLE_API
                .matcher(GOOGLE_CLOUD.matcher(written.strip()).replaceFirst("google."))
                .replaceFirst("google.$1.");
        String words = OUTER_UNDERSCORES
                .matcher(NO_WORD.matcher(CamelCase.separated(google).toLowerCase(Locale.ROOT))
                        .replaceAll("_"))
                .replaceAll("");
        String cut = words.length() > 120 ? words.substring(0, 120) : words;
        return cut.isEmpty() ? "asset" : TYPE_SYNONYMS.getOrDefault(cut, cut);
    }

    /** Returns the type that the key of a Google resource tells, for example {@code google_compute_instance}. */
    static String googleType(AssetKey key) {
        List<String> path = key.path();
        if (path.get(0).equals("storage") && path.size() == 2) {
            return "google_storage_bucket";
        }
        String kind =
                path.size() > 2 ? PLURAL.matcher(path.get(path.size() - 2)).replaceFirst("") : "resource";
        return type(path.get(0) + ".googleapis.com/" + kind);
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /**
     * Returns the key of an ARN. Partition, service and region have no letter case; an image in ECR is the image itself, the
     * root of an account the account, a version of a function the function.
     */
    private static AssetKey arn(String text) {
        List<String> parts = new ArrayList<>(arnParts(text.strip().substring(4)));
        for (int i = 0; i < Math.min(3, parts.size()); i++) {
            parts.set(i, parts.get(i).toLowerCase(Locale.ROOT));
        }
        if (parts.size() > 4) {
            String service = parts.get(1);
            String account = parts.get(3);
            String resource = String.join(":", parts.subList(4, parts.size()));
            Matcher image = ECR_IMAGE.matcher(resource);
            if (service.equals("ecr") && image.matches()) {
                return AssetNames.image("%s.dkr.ecr.%s.amazonaws.com/%s@%s"
                        .formatted(account, parts.get(2), image.group(1), image.group(2)));
            }
            Matcher member = ORGANIZATION_ACCOUNT.matcher(resource);
            if (service.equals("organizations") && member.matches()) {
                return awsAccount(member.group(1));
            }
            if (service.equals("iam") && resource.equals("root")) {
                return awsAccount(account);
            }
            if (service.equals("lambda") && parts.get(4).equals("function") && parts.size() > 6) {
                parts.subList(6, parts.size()).clear();
            }
            Matcher bare = EC2_ID.matcher(resource);
            if (service.equals("ec2") && bare.matches()) {
                parts.set(4, EC2_KINDS.get(bare.group(1)) + "/" + resource);
            }
        }
        return AssetNames.key("arn", parts);
    }

    /** Returns the parts of an ARN, which knows no escapes, or of the key that was made of one. */
    private static List<String> arnParts(String text) {
        if (text.indexOf('%') >= 0) {
            try {
                return new AssetKey("arn:" + text).path();
            } catch (IllegalArgumentException e) {
                return Split.at(':', text);
            }
        }
        return Split.at(':', text);
    }
}
