package dev.governor.finding.mapping;

import dev.governor.finding.FindingTypes;
import dev.governor.signal.Format;
import dev.governor.signal.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One mapping file: a format, how it is recognised, where its records stand, and what they say. */
public final class SignalMapping {

    private static final Set<String> FIELDS =
            Set.of("format", "title", "recognise", "records", "independent", "source", "finding", "context");

    private final Format format;
    private final String source;
    private final Recognition recognition;
    private final Optional<FindingMapping> finding;
    private final Optional<ContextMapping> context;

    private SignalMapping(Map<String, MappingNode> fields, MappingNode root) {
        String name = required(fields, "format", root);
        String title = required(fields, "title", root);
        this.source =
                Optional.ofNullable(fields.get("source")).map(MappingNode::text).orElse(name);
        this.recognition = Optional.ofNullable(fields.get("recognise"))
                .map(Recognition::of)
                .orElseGet(() -> {
                    root.wrong("the file does not say how to `recognise` the format");
                    return new Recognition(Optional.empty(), List.of(), Map.of(), Map.of());
                });
        this.format = new Format(name, title, records(fields, root), independent(fields));
        this.finding = Optional.ofNullable(fields.get("finding")).map(node -> FindingMapping.of(node, name));
        this.context = Optional.ofNullable(fields.get("context")).map(ContextMapping::of);
        if (finding.isEmpty() && context.isEmpty()) {
            root.wrong("the file maps neither a `finding` nor a `context`");
        }
    }

    /**
     * Reads a mapping file.
     *
     * @param file its name, for messages
     * @throws dev.governor.kernel.ProblemException {@code INVALID_FIELD} with file and line of each mistake
     */
    public static SignalMapping read(String file, String text) {
        Mistakes mistakes = new Mistakes(file);
        Optional<SignalMapping> mapping =
                MappingNode.of(text, mistakes).map(root -> new SignalMapping(root.fields(FIELDS), root));
        mistakes.refuse();
        return mapping.orElseThrow();
    }

    /** Returns the format. */
    public Format format() {
        return format;
    }

    /** Returns who says what the records say. */
    public String source() {
        return source;
    }

    /** Tells whether a document is of this format. */
    public boolean recognises(Sketch sketch) {
        return recognition.recognises(sketch, format.records());
    }

    /** Returns what the records say about assets, when the file maps that. */
    public Optional<ContextMapping> context() {
        return context;
    }

    /** Returns the reader of the findings, when the file maps them. */
    public Optional<MappedFindingReader> findingReader(FindingTypes types) {
        return finding.map(mapping -> new MappedFindingReader(this, mapping, types));
    }

    private static String required(Map<String, MappingNode> fields, String name, MappingNode root) {
        MappingNode written = fields.get(name);
        String text = written == null ? "" : written.text();
        if (text.isEmpty()) {
            root.wrong("the file has no `" + name + "`");
            return "unnamed";
        }
        if (name.equals("format") && written != null && !text.equals(FindingTypes.word(text))) {
            written.wrong("`" + text + "` is not a name of a format: lower-case letters, digits, `-`, `_` and `.`");
        }
        return text;
    }

    private static List<String> records(Map<String, MappingNode> fields, MappingNode root) {
        MappingNode written = fields.get("records");
        if (written == null) {
            root.wrong("the file does not say where the `records` stand, for example `/*`");
            return List.of("");
        }
        List<String> records = new ArrayList<>();
        for (MappingNode path : written.elements()) {
            String text = path.text();
            if (text.isEmpty() || text.startsWith("/") && text.endsWith("/*")) {
                records.add(text);
            } else {
                path.wrong(
                        "`" + text + "` is not a place of records: it starts with `/` and ends with `/*`, or is empty"
                                + " for the document itself");
            }
        }
        return List.copyOf(records);
    }

    private static boolean independent(Map<String, MappingNode> fields) {
        MappingNode written = fields.get("independent");
        if (written == null) {
            return false;
        }
        if (!written.text().equals("true") && !written.text().equals("false")) {
            written.wrong("`independent` is true or false");
        }
        return written.text().equals("true");
    }
}
