package dev.governor.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of this installation with records of agents, a list under {@code agents}; what differs from it when the server starts is
 * written over.
 *
 * <p>A file with a mistake in it keeps the server from starting.
 */
@ApplicationScoped
class AgentRecordFile {

    private static final Set<String> KEYS = Set.of(
            "agent",
            "owner",
            "purpose",
            "group",
            "team",
            "data_classes",
            "workspaces",
            "tools",
            "ceiling",
            "expires_at");

    private final AgentRecords records;
    private final ActionConfig config;

    AgentRecordFile(AgentRecords records, ActionConfig config) {
        this.records = records;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        config.agentsFile().ifPresent(this::adopt);
    }

    void adopt(Path file) {
        JsonNode agents = read(file).path("agents");
        if (!agents.isArray()) {
            throw wrong("/agents", "`" + file + "` has no list `agents`");
        }
        for (int at = 0; at < agents.size(); at++) {
            String pointer = "/agents/" + at;
            JsonNode entry = agents.get(at);
            Set<String> unknown = new HashSet<>();
            entry.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(KEYS);
            if (!unknown.isEmpty()) {
                String key = unknown.iterator().next();
                throw wrong(pointer + "/" + key, "`" + key + "` is not known here");
            }
            records.adopt(Tenant.DEFAULT, text(entry, "agent", pointer, null), draft(entry, pointer), pointer);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw wrong("", "`" + file + "` is no YAML");
        } catch (IOException e) {
            throw wrong("", "`" + file + "` cannot be read");
        }
    }

    private static AgentRecordDraft draft(JsonNode entry, String pointer) {
        List<DataClassification> classes = new ArrayList<>();
        for (String word : texts(entry, "data_classes", pointer)) {
            classes.add(level(DataClassification.class, word, pointer + "/data_classes"));
        }
        return new AgentRecordDraft(
                text(entry, "owner", pointer, null),
                text(entry, "purpose", pointer, ""),
                text(entry, "group", pointer, ""),
                text(entry, "team", pointer, ""),
                classes,
                texts(entry, "workspaces", pointer),
                texts(entry, "tools", pointer),
                level(Outcome.class, text(entry, "ceiling", pointer, "allow"), pointer + "/ceiling"),
                entry.has("expires_at")
                        ? instant(text(entry, "expires_at", pointer, null), pointer + "/expires_at")
                        : null);
    }

    private static String text(JsonNode entry, String key, String pointer, @Nullable String absent) {
        JsonNode value = entry.path(key);
        if (value.isTextual() && !value.asText().isBlank()) {
            return value.asText();
        }
        if (value.isMissingNode() && absent != null) {
            return absent;
        }
        throw wrong(pointer + "/" + key, "`" + key + "` is no text");
    }

    private static List<String> texts(JsonNode entry, String key, String pointer) {
        JsonNode list = entry.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(pointer + "/" + key, "`" + key + "` is no list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isTextual()) {
                throw wrong(pointer + "/" + key, "`" + key + "` holds something that is no text");
            }
            texts.add(each.asText());
        }
        return texts;
    }

    private static <E extends Enum<E> & Level> E level(Class<E> type, String word, String pointer) {
        return Level.of(type, word).orElseThrow(() -> wrong(pointer, "`" + word + "` is not known here"));
    }

    private static Instant instant(String text, String pointer) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(pointer, "`" + text + "` is no time such as `2027-01-31T00:00:00Z`");
        }
    }

    private static ProblemException wrong(String pointer, String detail) {
        return ProblemException.at(ProblemCode.INVALID_FIELD, pointer, detail);
    }
}
