package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One asset, many names, one key: what makes two tools' reports one finding, and joins findings to the graph. */
class AssetNamesTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private static Arguments one(String key, List<Supplier<AssetKey>> names) {
        return Arguments.of(key, names);
    }

    private static AssetKey aws(String id, String type) {
        return CloudNames.aws(id, type, "111122223333", "eu-west-1");
    }

    static Stream<Arguments> assets() {
        return Stream.of(
                one(
                        "arn:aws:s3:-:-:statements",
                        List.of(
                                () -> AssetNames.of("arn:aws:s3:::statements"),
                                () -> AssetNames.of(" ARN:AWS:S3:::statements "),
                                () -> aws("statements", "AwsS3Bucket"),
                                () -> aws("statements", "AWS::S3::Bucket"),
                                () -> aws("statements", "aws_s3_bucket"),
                                () -> CloudNames.aws("statements", "AwsS3Bucket", "", ""),
                                () -> aws("arn:aws:s3:::statements", "anything"))),
                one(
                        "arn:aws-cn:s3:-:-:statements",
                        List.of(
                                () -> AssetNames.of("arn:aws-cn:s3:::statements"),
                                () -> CloudNames.aws("statements", "AwsS3Bucket", "111122223333", "cn-north-1"))),
                one(
                        "arn:aws:ec2:eu-west-1:111122223333:instance%2Fi-0abc",
                        List.of(
                                () -> AssetNames.of("arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc"),
                                () -> AssetNames.of("arn:aws:ec2:eu-west-1:111122223333:i-0abc"),
                                () -> aws("i-0abc", "AwsEc2Instance"),
                                () -> aws("i-0abc", "AWS_EC2_INSTANCE"),
                                () -> aws("i-0abc", "AWS::EC2::Instance"))),
                one(
                        "arn:aws:ec2:eu-west-1:111122223333:security-group%2Fsg-1",
                        List.of(
                                () -> AssetNames.of("arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1"),
                                () -> AssetNames.of("arn:aws:ec2:EU-WEST-1:111122223333:sg-1"),
                                () -> aws("sg-1", "AWS::EC2::SecurityGroup"))),
                one(
                        "arn:aws:iam:-:111122223333:role%2Fpay",
                        List.of(
                                () -> AssetNames.of("arn:aws:iam::111122223333:role/pay"),
                                () -> aws("pay", "AWS::IAM::Role"),
                                () -> CloudNames.aws("pay", "AwsIamRole", "111122223333", ""))),
                one(
                        "aws:111122223333:-:aws_iam_access_key:AKID",
                        List.of(
                                () -> aws("AWS::IAM::AccessKey:AKID", "AwsIamAccessKey"),
                                () -> aws("AKID", "AwsIamAccessKey"),
                                () -> CloudNames.aws("AKID", "AWS::IAM::AccessKey", "111122223333", "us-east-1"))),
                one(
                        "aws-account:111122223333",
                        List.of(
                                () -> AssetNames.of("AWS::::Account:111122223333"),
                                () -> AssetNames.of("arn:aws:iam::111122223333:root"),
                                () -> AssetNames.of("arn:aws:organizations::999988887777:account/o-1/111122223333"),
                                () -> AssetNames.of("aws-account:111122223333"),
                                () -> aws("111122223333", "AwsAccount"),
                                () -> CloudNames.awsAccount(" 111122223333 "))),
                one(
                        "arn:aws:sqs:eu-west-1:111122223333:orders",
                        List.of(
                                () -> AssetNames.of("arn:aws:sqs:eu-west-1:111122223333:orders"),
                                () -> AssetNames.of("https://sqs.eu-west-1.amazonaws.com/111122223333/orders"),
                                () -> aws("orders", "AwsSqsQueue"))),
                one(
                        "arn:aws:lambda:eu-west-1:111122223333:function:quote",
                        List.of(
                                () -> AssetNames.of("arn:aws:lambda:eu-west-1:111122223333:function:quote"),
                                () -> AssetNames.of("arn:aws:lambda:eu-west-1:111122223333:function:quote:$LATEST"),
                                () -> aws("quote", "AwsLambdaFunction"))),
                one(
                        "aws:111122223333:eu-west-1:aws_elastic_load_balancing_v2_load_balancer:edge",
                        List.of(
                                () -> aws("edge", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
                                () -> aws("edge", "AwsElbv2LoadBalancer"))),
                one(
                        "image:111122223333.dkr.ecr.eu-west-1.amazonaws.com:shop:web:" + DIGEST.replace(":", "%3A"),
                        List.of(
                                () -> AssetNames.of("arn:aws:ecr:eu-west-1:111122223333:repository/shop/web/" + DIGEST),
                                () -> AssetNames.of("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web@" + DIGEST),
                                () -> AssetNames.image(
                                        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.2@" + DIGEST))),
                one(
                        "image:docker.io:library:nginx:tag%3A1.25",
                        List.of(
                                () -> AssetNames.image("nginx:1.25"),
                                () -> AssetNames.image("library/nginx:1.25"),
                                () -> AssetNames.image("docker.io/library/nginx:1.25"),
                                () -> AssetNames.image("docker://nginx:1.25"))),
                one(
                        "git:github.com:example:shop",
                        List.of(
                                () -> AssetNames.repository("https://github.com/Example/Shop")
                                        .orElseThrow(),
                                () -> AssetNames.repository("https://github.com/example/shop.git")
                                        .orElseThrow(),
                                () -> AssetNames.repository("git@github.com:example/shop.git")
                                        .orElseThrow(),
                                () -> AssetNames.repository("git+https://github.com/example/shop@refs/heads/main")
                                        .orElseThrow(),
                                () -> AssetNames.repository("github.com", "example/shop"))),
                one(
                        "azure:0-1:rg:microsoft.storage:storageaccounts:pay",
                        List.of(
                                () -> AssetNames.of(
                                        "/subscriptions/0-1/resourceGroups/RG/providers/Microsoft.Storage/storageAccounts/pay"),
                                () -> AssetNames.of(
                                        "/SUBSCRIPTIONS/0-1/resourcegroups/rg/providers/microsoft.storage/storageaccounts/PAY/"))),
                one(
                        "gcp:sqladmin:projects:p:instances:i",
                        List.of(
                                () -> AssetNames.of("//sqladmin.googleapis.com/projects/p/instances/i"),
                                () -> AssetNames.of("//cloudsql.googleapis.com/projects/p/instances/i"))),
                one(
                        "gcp:cloudresourcemanager:projects:p",
                        List.of(
                                () -> AssetNames.of("//cloudresourcemanager.googleapis.com/projects/p"),
                                () -> CloudNames.googleProject("p"))),
                one(
                        "kubernetes:prod:shop:deployment:web",
                        List.of(
                                () -> AssetNames.kubernetes("prod", "shop", "Deployment", "web"),
                                () -> AssetNames.kubernetes(" prod ", "shop ", "deployment", "web"),
                                () -> AssetNames.of("kubernetes:prod:shop:deployment:web"))),
                one(
                        "web:shop.example.com:443",
                        List.of(
                                () -> AssetNames.web("https://Shop.example.com/cart?id=1"),
                                () -> AssetNames.web("shop.example.com"),
                                () -> AssetNames.web("https://shop.example.com:443"))),
                one(
                        "postgresql:estate:sandbox:public:survey",
                        List.of(
                                () -> AssetNames.of("postgresql://estate/sandbox/public/survey"),
                                () -> AssetNames.of("postgres://estate/sandbox/public/survey"),
                                () -> AssetNames.of("postgresql:estate:sandbox:public:survey"))),
                one(
                        "host:node7.example",
                        List.of(() -> AssetNames.host("Node7.example"), () -> AssetNames.host(" node7.EXAMPLE "))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assets")
    void everyNameOfAnAssetIsOneKey(String key, List<Supplier<AssetKey>> names) {
        assertThat(names).extracting(Supplier::get).containsOnly(new AssetKey(key));
    }

    @ParameterizedTest
    @CsvSource({
        "AwsS3Bucket, aws_s3_bucket",
        "AWS::S3::Bucket, aws_s3_bucket",
        "AWS::EC2::VPC, aws_ec2_vpc",
        "AWS_EC2_INSTANCE, aws_ec2_instance",
        "AWS::RDS::DBInstance, aws_rds_db_instance",
        "AwsRdsDbInstance, aws_rds_db_instance",
        "AwsDynamoDbTable, aws_dynamo_db_table",
        "AWS::DynamoDB::Table, aws_dynamo_db_table",
        "AwsElbv2LoadBalancer, aws_elastic_load_balancing_v2_load_balancer",
        "Microsoft.Storage/storageAccounts, microsoft_storage_storage_accounts",
        "'', asset",
        "'<script>', script"
    })
    void aTypeHasOneSpelling(String written, String type) {
        assertThat(CloudNames.type(written)).isEqualTo(type);
    }

    @Test
    void assetsOfOneNameInTwoAccountsOrRegionsStayTwo() {
        assertThat(CloudNames.aws("sg-1", "AwsEc2SecurityGroup", "111122223333", "eu-west-1"))
                .isNotEqualTo(CloudNames.aws("sg-1", "AwsEc2SecurityGroup", "444455556666", "eu-west-1"))
                .isNotEqualTo(CloudNames.aws("sg-1", "AwsEc2SecurityGroup", "111122223333", "us-east-1"));
        assertThat(AssetNames.of("arn:aws:lambda:eu-west-1:1:function:Quote"))
                .isNotEqualTo(AssetNames.of("arn:aws:lambda:eu-west-1:1:function:quote"));
    }

    @Test
    void anIdWithoutWhatItsNameNeedsIsKeptApartFromWholeNames() {
        assertThat(CloudNames.aws("i-0abc", "AwsEc2Instance", "", "")).hasToString("aws:-:-:aws_ec2_instance:i-0abc");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:",
        "arn:aws",
        "arn:::::",
        "arn:aws:s3",
        "arn:aws:ecr:r:1:repository/x/sha256:zz",
        "arn:aws:lambda:r:1:function",
        "//",
        "//x.googleapis.com/",
        "/subscriptions/",
        "https://sqs.eu-west-1.amazonaws.com/1/x",
        "postgresql://",
        "git:",
        "%%%",
        "a b"
    })
    void aHalfNameIsStillAName(String text) {
        assertThat(AssetNames.of(text).text()).isNotBlank();
    }

    @Test
    void aNameTooLongForAKeyIsItsDigest() {
        AssetKey key = AssetNames.of("arn:aws:s3:::" + "x".repeat(2_000));

        assertThat(key.system()).isEqualTo("arn");
        assertThat(key.text()).hasSizeLessThan(200);
        assertThat(AssetNames.of("arn:aws:s3:::" + "x".repeat(1_999))).isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:eu-west-1:111122223333:instance/i-1, aws-account:111122223333",
        "arn:aws:s3:::statements, ",
        "host:x, "
    })
    void anArnMayNameItsAccount(String name, String account) {
        assertThat(CloudNames.accountOf(AssetNames.of(name)).map(AssetKey::text).orElse(null))
                .isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({
        "host:WEB01, host:web01",
        "web:Shop.Example.com:443, web:shop.example.com:443",
        "git:GitHub.com:Example:Shop:Src%2FMain.java, git:github.com:example:shop:Src%2FMain.java",
        "git:git.example.com:Example:Shop, git:git.example.com:Example:Shop",
        "image:Docker.io:Library:nginx:tag%3AStable, image:docker.io:library:nginx:tag%3AStable",
        "azure:AB-1:RG:Microsoft.Storage:storageAccounts:s, azure:ab-1:rg:microsoft.storage:storageaccounts:s",
        "kubernetes:Prod:shop:Deployment:web, kubernetes:Prod:shop:deployment:web",
        "vulnerability:cve-2022-22965, vulnerability:CVE-2022-22965",
        "postgresql:estate:sandbox:public:K3, postgresql:estate:sandbox:public:K3",
        "postgresql:estate:sandbox:public:%6b3, postgresql:estate:sandbox:public:k3",
        "postgresql://estate/sandbox/public/%6b3, postgresql:estate:sandbox:public:k3",
        "arn:AWS:s3:-:-:%62ucket, arn:aws:s3:-:-:bucket"
    })
    void aKeyThatSomebodyWroteIsTheKeyOfTheSameAsset(String written, String key) {
        assertThat(AssetNames.of(written).text()).isEqualTo(key);
        assertThat(AssetNames.of(key).text()).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("assets")
    void aKeyIsUnderstoodAsItself(String key, List<Supplier<AssetKey>> names) {
        assertThat(names).isNotEmpty();
        assertThat(AssetNames.of(key).text()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "./src/../pom.xml, pom.xml",
        "/src//main/./A.java, src%2Fmain%2FA.java",
        "file:///app/b.txt, app%2Fb.txt",
        "../../x, ..%2F..%2Fx"
    })
    void aFileHasOnePath(String written, String path) {
        assertThat(AssetNames.file(AssetNames.repository("github.com", "example/shop"), written)
                        .text())
                .isEqualTo("git:github.com:example:shop:" + path);
    }

    @Test
    void bytesThatAreNoTextAreNoTable() {
        assertThat(AssetNames.of("postgresql://estate/sandbox/public/%FF"))
                .isNotEqualTo(AssetNames.of("postgresql://estate/sandbox/public/%FE"));
        assertThat(AssetNames.of("postgresql:estate:sandbox:public:%zz").system())
                .isEqualTo("resource");
    }
}
