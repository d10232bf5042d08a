package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.Severity;
import dev.governor.signal.SignalRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One alert of a ZAP report, in the shape of its XML, where every child is a list, or of its JSON. */
final class ZapAlert {

    private static final Pattern BLANK_LINES = Pattern.compile("\n{2,}");

    private static final Pattern ABBREVIATION = Pattern.compile("\\.(\\s)");
    private static final Pattern WEEKDAY = Pattern.compile("^[^,]*,");
    private static final Pattern QUERY = Pattern.compile("[?#].*$");
    private static final Pattern PARAGRAPH = Pattern.compile("</?p>");

    private static final int MAX_PLACES = 20;

    /** {@code Tue, 12 May 2020 20:57:30}: the weekday is in the language of the machine and says nothing more. */
    private static final DateTimeFormatter GENERATED =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private final SignalRecord record;
    private final FindingTypes types;

    ZapAlert(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.types = types;
    }

    FindingReport report() {
        String plugin = text("pluginid");
        if (plugin.isEmpty()) {
            throw record.broken("/pluginid", "the alert names no plugin");
        }
        String reference = text("alertRef");
        String site = site();
        return FindingReport.on(AssetNames.web(site), "zap", record.at())
                .named(site)
                .type(types.of("zap", plugin))
                .discriminator(reference.equals(plugin) ? "" : reference)
                .title(text("alert").isEmpty() ? text("name") : text("alert"))
                .description(plain(text("desc")))
                .severity(severity(text("riskcode")))
                .weakness(text("cweid"))
                .lastSeen(generated())
                .location(String.join(", ", places()))
                .remediation(plain(text("solution")))
                .reference(plain(text("reference")).lines().findFirst().orElse(""))
                .build();
    }

    private String site() {
        for (int i = record.parents().size() - 1; i >= 0; i--) {
            String name = record.parents().get(i).path("@name").asText().strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        throw record.broken("", "the alert stands in no site with a name");
    }

    private @Nullable Instant generated() {
        JsonNode root = record.root();
        JsonNode xml = root.path("OWASPZAPReport").path(0);
        String text = (xml.isMissingNode() ? root : xml).path("@generated").asText();
        try {
            String date = ABBREVIATION
                    .matcher(WEEKDAY.matcher(text).replaceFirst(""))
                    .replaceAll("$1")
                    .strip();
            return LocalDateTime.parse(date, GENERATED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        for (JsonNode instance : instances()) {
            if (places.size() == MAX_PLACES) {
                break;
            }
            String uri = text(instance, "uri");
            String parameter = text(instance, "param");
            String place = text(instance, "method") + " " + QUERY.matcher(uri).replaceFirst("");
            if (!uri.isEmpty()) {
                places.add((parameter.isEmpty() ? place : place + " (" + parameter + ")").strip());
            }
        }
        return places;
    }

    private List<JsonNode> instances() {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode element : record.node().path("instances")) {
            JsonNode inXml = element.path("instance");
            (inXml.isArray() ? inXml : List.of(element)).forEach(found::add);
        }
        return found;
    }

    private String text(String name) {
        return text(record.node(), name);
    }

    private static String text(JsonNode node, String name) {
        JsonNode child = node.path(name);
        JsonNode value = child.isArray() ? (child.isEmpty() ? MissingNode.getInstance() : child.path(0)) : child;
        return value.asText("").strip();
    }

    /** Returns the text without the paragraphs that ZAP wraps it in. */
    private static String plain(String text) {
        return BLANK_LINES
                .matcher(PARAGRAPH.matcher(text).replaceAll("\n"))
                .replaceAll("\n")
                .strip();
    }

    private static Severity severity(String riskCode) {
        return switch (riskCode) {
            case "0" -> Severity.INFORMATIONAL;
            case "1" -> Severity.LOW;
            case "2" -> Severity.MEDIUM;
            case "3" -> Severity.HIGH;
            default -> Severity.UNKNOWN;
        };
    }
}
