package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Words;
import dev.governor.command.reading.Glob;
import dev.governor.command.reading.Word;
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
    private final List<Disclosing> disclosing;

    private Ports(Map<Integer, String> services, List<Disclosing> disclosing) {
        this.services = Map.copyOf(services);
        this.disclosing = List.copyOf(disclosing);
    }

    /** What services show of themselves to whoever asks for such a path. */
    private record Disclosing(ResourceKind kind, List<Glob> paths) {}

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
        List<Disclosing> disclosing = new ArrayList<>();
        for (JsonNode each : tree.path("disclosing")) {
            ResourceKind kind =
                    Level.of(ResourceKind.class, each.path("resource").asText()).orElse(null);
            if (kind == null || each.path("paths").isEmpty()) {
                complaints.about(
                        "/disclosing/" + disclosing.size(),
                        "it has no kind of resource, or no paths",
                        "write `{resource: production_secret, paths: [/v1/kv*]}`");
            } else {
                disclosing.add(new Disclosing(
                        kind,
                        Words.of(each.path("paths")).stream().map(Glob::of).toList()));
            }
        }
        return new Ports(services, disclosing);
    }

    /** Adds that what is asked for at the address is a secret, or rows about people, whoever may ask for it. */
    void discloses(Call call, Word address) {
        String text = address.text();
        String scheme = Address.scheme(text);
        int path = text.indexOf('/', scheme.isEmpty() ? 0 : scheme.length() + 3);
        if (path < 0) {
            return;
        }
        Word asked = address.with(text.substring(path).toLowerCase(Locale.ROOT));
        for (Disclosing each : disclosing) {
            call.invocation().conclusions().budget().steps(each.paths().size());
            if (each.paths().stream().anyMatch(glob -> asked.known() && glob.matches(asked.text()))) {
                call.effect(Effect.READ_DATA, each.kind(), text);
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
