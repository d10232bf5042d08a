package dev.governor.finding.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.kernel.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a record is about: where its name stands, and what kind of name that is.
 *
 * @param kind what kind of name it is
 * @param fields where the parts of the name stand: {@code path}, and what the kind needs besides
 */
public record MappedAsset(Kind kind, Map<String, MappedValue> fields) {

    /** Kinds of names. */
    public enum Kind implements Level {
        /** An ARN, or an id with a type, an account and a region. */
        AWS,
        /** An Azure resource id. */
        AZURE,
        /** A Google full resource name, or a path with its service. */
        GCP,
        /** The name of an object, with its kind, namespace and cluster. */
        KUBERNETES,
        /** A container image's reference. */
        IMAGE,
        /** A repository's URL, or its path with its host. */
        REPOSITORY,
        /** A URL or a host with a port. */
        WEB,
        /** A machine's name or address. */
        HOST,
        /** Any name; one that tells its own kind, such as an ARN, gets the key of that kind. */
        RESOURCE
    }

    private static final Set<String> FIELDS = Set.of(
            "path",
            "kind",
            "name",
            "type",
            "account",
            "region",
            "service",
            "cluster",
            "namespace",
            "object",
            "host",
            "file");

    public MappedAsset {
        fields = Map.copyOf(fields);
    }

    /** Returns the key for {@code record}, or nothing when the record does not name its asset. */
    public Optional<AssetKey> in(JsonNode record) {
        String id = part("path", record);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        AssetKey key = switch (kind) {
            case AWS -> CloudNames.aws(id, part("type", record), part("account", record), part("region", record));
            case AZURE -> CloudNames.azure(id);
            case GCP -> AssetNames.known(id).orElseGet(() -> CloudNames.google(part("service", record), id));
            case KUBERNETES ->
                AssetNames.kubernetes(part("cluster", record), part("namespace", record), part("object", record), id);
            case IMAGE -> AssetNames.image(id);
            case REPOSITORY -> repository(id, record);
            case WEB -> AssetNames.web(id);
            case HOST -> AssetNames.host(id);
            case RESOURCE -> resource(id, record);
        };
        return Optional.of(key);
    }

    /** Returns what the source calls it, empty when the file does not map it. */
    public String nameIn(JsonNode record) {
        return part("name", record);
    }

    /** Returns its type as the source writes it, empty when the file does not map it. */
    public String typeIn(JsonNode record) {
        return part("type", record);
    }

    private AssetKey repository(String id, JsonNode record) {
        String host = part("host", record);
        AssetKey repository = AssetNames.repository(id)
                .orElseGet(() -> AssetNames.repository(host.isEmpty() ? "github.com" : host, id));
        return AssetNames.file(repository, part("file", record));
    }

    private AssetKey resource(String id, JsonNode record) {
        String account = part("account", record);
        return AssetNames.known(id)
                .orElseGet(
                        () -> account.isEmpty() ? AssetNames.of(id) : AssetNames.key("resource", List.of(account, id)));
    }

    private String part(String name, JsonNode record) {
        return fields.getOrDefault(name, MappedValue.NOTHING).in(record);
    }

    static MappedAsset of(MappingNode node) {
        Map<String, MappingNode> written = node.fields(FIELDS);
        MappingNode kind = written.get("kind");
        Kind known =
                Level.of(Kind.class, kind == null ? "resource" : kind.text()).orElse(Kind.RESOURCE);
        if (kind != null && Level.of(Kind.class, kind.text()).isEmpty()) {
            kind.wrong("`" + kind.text() + "` is not a kind of asset, known are "
                    + Arrays.stream(Kind.values()).map(Level::word).collect(Collectors.joining(", ")));
        }
        if (!written.containsKey("path")) {
            node.wrong("`asset` does not say at which `path` its name stands");
        }
        Map<String, MappedValue> fields = written.entrySet().stream()
                .filter(field -> !field.getKey().equals("kind"))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> MappedValue.of(field.getValue())));
        return new MappedAsset(known, fields);
    }
}
