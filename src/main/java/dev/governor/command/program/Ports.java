package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Words;
import dev.governor.command.reading.Word;
import dev.governor.command.reading.WordPattern;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ports behind which a service listens that does what it is told: {@code knowledge/ports.yaml}. */
public final class Ports {

    private static final int HIGHEST = 65_535;

    private final Map<Integer, String> services;
    private final List<Asked> asked;

    private Ports(Map<Integer, String> services, List<Asked> asked) {
        this.services = Map.copyOf(services);
        this.asked = List.copyOf(asked);
    }

    /** What services do for, or show to, whoever asks for such a path. */
    private record Asked(Effect effect, ResourceKind kind, List<WordPattern> paths) {}

    /** Reads the services by port; what is wrong is left out and complained about. */
    public static Ports read(JsonNode tree, Complaints complaints) {
        Map<Integer, String> services = new HashMap<>();
        tree.path("services").properties().forEach(entry -> {
            int port = entry.getKey().chars().allMatch(Character::isDigit)
                            && entry.getKey().length() <= 5
                    ? Integer.parseInt(entry.getKey())
                    : 0;
            if (port < 1 || port > HIGHEST || !entry.getValue().isTextual()) {
                complaints.about("/services/" + entry.getKey(), "it is no port with a service", "write `2375: docker`");
            } else {
                services.put(port, entry.getValue().asText());
            }
        });
        List<Asked> asked = new ArrayList<>();
        for (JsonNode each : tree.path("asked")) {
            Effect effect = Level.of(Effect.class, each.path("effect").asText()).orElse(null);
            ResourceKind kind =
                    Level.of(ResourceKind.class, each.path("resource").asText()).orElse(null);
            if (effect == null || kind == null || each.path("paths").isEmpty()) {
                complaints.about(
                        "/asked/" + asked.size(),
                        "it has no effect, no kind of resource, or no paths",
                        "write `{effect: read_data, resource: production_secret, paths: [/v1/kv*]}`");
            } else {
                asked.add(new Asked(
                        effect,
                        kind,
                        Words.of(each.path("paths")).stream()
                                .map(WordPattern::of)
                                .toList()));
            }
        }
        return new Ports(services, asked);
    }

    /** Adds what the service at the address does for whoever asks: shows a secret, or rows about people, or changes something. */
    void asks(Call call, Word address) {
        String text = address.text();
        String scheme = Address.scheme(text);
        int path = text.indexOf('/', scheme.isEmpty() ? 0 : scheme.length() + 3);
        if (path < 0) {
            return;
        }
        Word wanted = address.with(text.substring(path).toLowerCase(Locale.ROOT));
        for (Asked each : asked) {
            call.invocation().conclusions().budget().steps(each.paths().size());
            if (each.paths().stream().anyMatch(glob -> wanted.known() && glob.matches(wanted.text()))) {
                call.effect(each.effect(), each.kind(), text);
            }
        }
    }

    /** Adds that a service is told to change something, when one listens at the address or the scheme is nobody's. */
    void changes(Call call, Word address) {
        int port = Address.port(address.text());
        String service = port == Address.UNTOLD ? "a port that is not told" : services.get(port);
        if (service != null) {
            call.effect(Effect.CHANGE_INFRASTRUCTURE, ResourceKind.INFRASTRUCTURE, service);
        }
    }
}
