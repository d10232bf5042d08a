package dev.governor.signal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Turns bytes into a {@link SignalDocument}, choosing JSON, YAML or CSV by content and never by name. */
final class SignalParser {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_ROWS = 200_000;
    private static final int MAX_YAML_DEPTH = 50;
    private static final Pattern CSV_LINE = Pattern.compile("line:? ?(\\d{1,9})");
    private static final Pattern YAML_START =
            Pattern.compile("(---|%YAML|#|[A-Za-z_$][\\w.$/-]*:(\\s|$)).*", Pattern.DOTALL);

    private final byte[] body;

    SignalParser(byte[] body) {
        this.body = body;
    }

    List<SignalDocument> parse(String source) {
        if (body.length > MAX_BYTES) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "the body is larger than " + MAX_BYTES + " bytes");
        }
        String text = text();
        String start = text.stripLeading();
        if (start.isEmpty()) {
            throw broken(1, 1, "the body is empty");
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            return List.of(SignalDocuments.tree("", source, Syntax.JSON, json(text)));
        }
        String firstLine = start.lines().findFirst().orElse("");
        if (YAML_START.matcher(firstLine).matches()) {
            return yaml(text, source);
        }
        if (firstLine.indexOf(',') >= 0 || firstLine.indexOf(';') >= 0 || firstLine.indexOf('\t') >= 0) {
            return List.of(SignalDocuments.tree("", source, Syntax.CSV, csv(start, delimiter(firstLine))));
        }
        return List.of(SignalDocuments.tree("", source, Syntax.TEXT, TextNode.valueOf(text)));
    }

    private String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw broken(lineOfFirstBadByte(), 1, "the body is not UTF-8");
        }
    }

    private int lineOfFirstBadByte() {
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(body.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return 1 + (int) out.flip().chars().filter(c -> c == '\n').count();
    }

    private static JsonNode json(String text) {
        try {
            return CanonicalJson.mapper().readTree(text);
        } catch (JsonEOFException e) {
            throw broken(e.getLocation(), "the text ends early");
        } catch (StreamConstraintsException e) {
            throw broken(e.getLocation(), "the JSON breaks a limit on depth, numbers or strings");
        } catch (JsonProcessingException e) {
            throw broken(e.getLocation(), "not valid JSON: " + Hygiene.line(e.getOriginalMessage(), 160));
        }
    }

    private static List<SignalDocument> yaml(String text, String source) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(MAX_YAML_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        List<JsonNode> documents = new ArrayList<>();
        try {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
                if (document != null) {
                    documents.add(CanonicalJson.mapper().valueToTree(plain(document)));
                }
            }
        } catch (MarkedYAMLException e) {
            throw e.getProblemMark() == null
                    ? broken(1, 1, "not valid YAML")
                    : broken(
                            e.getProblemMark().getLine() + 1,
                            e.getProblemMark().getColumn() + 1,
                            "not valid YAML: " + Hygiene.line(String.valueOf(e.getProblem()), 160));
        } catch (YAMLException e) {
            throw broken(1, 1, "not acceptable YAML: " + Hygiene.line(String.valueOf(e.getMessage()), 160));
        }
        boolean several = documents.size() > 1;
        return IntStream.range(0, documents.size())
                .mapToObj(i -> SignalDocuments.tree(
                        several ? "document " + (i + 1) : "", source, Syntax.YAML, documents.get(i)))
                .toList();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static JsonNode csv(String text, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setAllowMissingColumnNames(false)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            for (CSVRecord row : parser) {
                if (!row.isConsistent()) {
                    throw broken(
                            (int) parser.getCurrentLineNumber(),
                            1,
                            "the row has " + row.size() + " cells, the header has "
                                    + parser.getHeaderNames().size());
                }
                if (rows.size() == MAX_ROWS) {
                    throw broken((int) parser.getCurrentLineNumber(), 1, "there are more than " + MAX_ROWS + " rows");
                }
                ObjectNode cells = rows.addObject().put(Csv.LINE, parser.getCurrentLineNumber());
                row.toMap().forEach((column, cell) -> cells.put(column, cell.strip()));
            }
            return rows;
        } catch (CSVException | UncheckedIOException e) {
            throw brokenCsv(String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            throw broken(1, 1, "not valid CSV: a column name is empty or appears twice");
        }
    }

    private static ProblemException brokenCsv(String message) {
        Matcher line = CSV_LINE.matcher(message);
        String words = message.replaceFirst("^[\\w.]*Exception: ", "");
        return broken(
                line.find() ? Integer.parseInt(line.group(1)) : 1, 1, "not valid CSV: " + Hygiene.line(words, 160));
    }

    private static char delimiter(String line) {
        return line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : line.indexOf(',') >= 0 ? ',' : '\t';
    }

    private static ProblemException broken(@Nullable JsonLocation location, String detail) {
        return location == null ? broken(1, 1, detail) : broken(location.getLineNr(), location.getColumnNr(), detail);
    }

    private static ProblemException broken(int line, int column, String detail) {
        return ProblemException.at(ProblemCode.MALFORMED_BODY, line + ":" + column, detail);
    }
}
