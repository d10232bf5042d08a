package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Complaints;
import java.util.HashMap;
import java.util.Map;

/** Ports behind which a service listens that does what it is told: {@code knowledge/ports.yaml}. */
public final class Ports {

    private static final int HIGHEST = 65_535;

    private final Map<Integer, String> services;

    private Ports(Map<Integer, String> services) {
        this.services = Map.copyOf(services);
    }

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
        return new Ports(services);
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
