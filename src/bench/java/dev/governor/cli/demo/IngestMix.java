package dev.governor.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Findings of two formats, the same ones each time: bodies of 1,000, by turns ten pages of ASFF and one SARIF log. Of each
 * body 300 findings were in an earlier one; those of ASFF come again in another envelope.
 *
 * @param bodies how many bodies there are
 */
record IngestMix(int bodies) {

    static final int IN_A_BODY = 1_000;

    private static final int NEW_IN_A_BODY = 700;
    private static final int PAGE = 100;
    private static final int ASSETS_OF_A_FORMAT = 10_000;
    private static final String TEXT =
            "The resource can be reached by more principals than its owner wants, because a grant"
                    + " that was made for a migration was never taken back. Review who needs it and restrict it to them.";

    /** Returns how many different findings there are. */
    int distinct() {
        return bodies * NEW_IN_A_BODY + 2 * (IN_A_BODY - NEW_IN_A_BODY);
    }

    byte[] body(int number) {
        String text = number % 2 == 0 ? asff(number / 2) : sarif(number / 2);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes all bodies into one file, one document a line. */
    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < bodies; i++) {
                out.write(body(i));
                out.write('\n');
            }
        }
    }

    private static String asff(int number) {
        return IntStream.range(0, IN_A_BODY / PAGE)
                .mapToObj(page -> page(number, page * PAGE))
                .collect(Collectors.joining("\n"));
    }

    private static String page(int number, int first) {
        String findings = IntStream.range(first, first + PAGE)
                .mapToObj(i -> finding(index(number, i)))
                .collect(Collectors.joining(","));
        return first < NEW_IN_A_BODY
                ? "{\"Findings\":[" + findings + "]}"
                : "{\"version\":\"0\",\"id\":\"e-" + number + "-" + first + "\",\"detail-type\":"
                        + "\"Security Hub Findings - Imported\",\"source\":\"aws.securityhub\",\"account\":\"210987654321\","
                        + "\"time\":\"2026-03-02T09:00:00Z\",\"region\":\"eu-west-1\",\"resources\":[],"
                        + "\"detail\":{\"findings\":[" + findings + "]}}";
    }

    private static int index(int number, int i) {
        int repeated = IN_A_BODY - NEW_IN_A_BODY;
        return number * NEW_IN_A_BODY + (i < NEW_IN_A_BODY ? repeated + i : i - NEW_IN_A_BODY);
    }

    private static String finding(int index) {
        int control = 1 + index / ASSETS_OF_A_FORMAT;
        String instance = String.format(Locale.ROOT, "i-%017x", index % ASSETS_OF_A_FORMAT);
        return """
                {"SchemaVersion":"2018-10-08","Id":"arn:aws:securityhub:eu-west-1:210987654321:security-control/EC2.%1$d/\
                finding/%2$d","ProductArn":"arn:aws:securityhub:eu-west-1::product/aws/securityhub","ProductName":\
                "Security Hub","CompanyName":"AWS","Region":"eu-west-1","GeneratorId":"security-control/EC2.%1$d",\
                "AwsAccountId":"210987654321","Types":["Software and Configuration Checks/Industry and Regulatory \
                Standards"],"FirstObservedAt":"2026-03-01T08:00:00.000Z","LastObservedAt":"2026-03-02T08:00:01.000Z",\
                "CreatedAt":"2026-03-01T08:00:00.000Z","UpdatedAt":"2026-03-02T08:00:00.000Z","Severity":{"Label":\
                "%3$s"},"Title":"EC2.%1$d should pass on %4$s","Description":"%5$s","Resources":[{"Type":\
                "AwsEc2Instance","Id":"arn:aws:ec2:eu-west-1:210987654321:instance/%4$s","Partition":"aws","Region":\
                "eu-west-1","Tags":{"team":"t%6$d"}}],"Compliance":{"Status":"FAILED","SecurityControlId":"EC2.%1$d"},\
                "Workflow":{"Status":"NEW"},"RecordState":"ACTIVE"}""".formatted(control, index, index % 3 == 0 ? "HIGH" : "MEDIUM", instance, TEXT, index % 40);
    }

    private static String sarif(int number) {
        String results = IntStream.range(0, IN_A_BODY)
                .mapToObj(i -> result(index(number, i)))
                .collect(Collectors.joining(","));
        return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"pg-posture\"}},\"invocations\":[{"
                + "\"executionSuccessful\":true,\"endTimeUtc\":\"2026-03-02T10:00:00Z\"}],\"results\":[" + results
                + "]}]}";
    }

    private static String result(int index) {
        return """
                {"ruleId":"PG-%1$d","level":"%2$s","message":{"text":"%3$s"},"locations":[{"physicalLocation":{\
                "artifactLocation":{"uri":"postgresql://estate/shop/public/t%4$d"}}}],"partialFingerprints":\
                {"primary":"f%5$d"}}""".formatted(
                        1 + index / ASSETS_OF_A_FORMAT,
                        index % 3 == 0 ? "error" : "warning",
                        TEXT,
                        index % ASSETS_OF_A_FORMAT,
                        index);
    }
}
