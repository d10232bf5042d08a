package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.signal.SignalRecord;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a finding in ASFF comes from: its own fields first, then what its resources, its product and its id tell, because old
 * findings have no region and some no account.
 */
final class AsffOrigin {

    private AsffOrigin() {}

    /** Returns the account and region of the finding, empty where nothing tells. */
    static AwsOrigin of(SignalRecord record) {
        Stream<String> accounts = Stream.concat(
                StreamSupport.stream(record.node().path("Resources").spliterator(), false)
                        .map(resource -> FirstText.of(resource, "/Id")),
                Stream.of(record.text("/Id"), record.text("/ProductArn")));
        Stream<String> regions = Stream.concat(
                Stream.of(record.text("/Region"), record.text("/Resources/0/Region")),
                Stream.of(record.text("/ProductArn"), record.text("/Id")).map(AwsOrigin::regionIn));
        return new AwsOrigin(
                record,
                first(Stream.concat(Stream.of(record.text("/AwsAccountId")), accounts.map(AwsOrigin::accountIn))),
                first(regions));
    }

    /** Returns the operating system that Inspector found, for example {@code DEBIAN_12}, or empty. */
    static String platform(JsonNode finding) {
        JsonNode fields = finding.path("ProductFields");
        Iterable<String> names = fields::fieldNames;
        return first(StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.startsWith("aws/inspector/resources/") && name.endsWith("/platform"))
                .sorted()
                .map(name -> fields.path(name).asText("")));
    }

    private static String first(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
