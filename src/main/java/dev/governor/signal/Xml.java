package dev.governor.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * How XML looks as JSON: an object with the name of the root element, under which is an array of one.
 *
 * <p>An element with nothing but text is that text. Any other is an object: attributes under {@code @name}, the namespace
 * that it declares under {@link #NAMESPACE}, its children in arrays under their names, and text beside them under {@link
 * #TEXT}. Names have no prefixes, but attributes keep theirs. Documents with a type definition are refused, so nothing is
 * ever expanded or fetched.
 */
public final class Xml {

    private static final Pattern PARSE_ERROR = Pattern.compile("(?s)^ParseError at .*?Message: ");

    /** The field that holds the text of an element that also has attributes or children. */
    public static final String TEXT = "#text";

    /** The field that holds the default namespace that an element declares. */
    public static final String NAMESPACE = "@xmlns";

    private static final Pattern DECLARED =
            Pattern.compile("(?:\\xEF\\xBB\\xBF)?\\s*<\\?xml\\s[^>]{0,100}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final int MAX_DEPTH = 90;
    private static final int MAX_ATTRIBUTES = 1_000;

    private final XMLStreamReader in;
    private final Metered bytes;
    private final JsonGenerator out;
    private final NameBudget names = new NameBudget();
    private final Deque<Element> open = new ArrayDeque<>();

    /** An element that has not ended: whether it is written as an object already, and what stands in it so far. */
    private static final class Element {
        private boolean object;
        private @Nullable String group;
        private final StringBuilder text = new StringBuilder();
    }

    private Xml(XMLStreamReader in, Metered bytes, JsonGenerator out) {
        this.in = in;
        this.bytes = bytes;
        this.out = out;
    }

    /** Writes the document in {@code bytes} as JSON, element by element. */
    static void transcode(InputStream bytes, Charset charset, JsonGenerator out) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        Metered metered = new Metered(bytes);
        try {
            new Xml(factory.createXMLStreamReader(Unpacked.strict(metered, charset)), metered, out).write();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    /** Returns the encoding that a document which starts with {@code start} declares. */
    static Charset charset(byte[] start) {
        Matcher declared = DECLARED.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declared.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        return switch (declared.group(1).toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "windows-1252" -> StandardCharsets.ISO_8859_1;
            case "utf-8", "us-ascii", "ascii", "utf-16" -> StandardCharsets.UTF_8;
            default ->
                throw SignalJson.broken(
                        1, 1, "the encoding `" + Hygiene.line(declared.group(1), 40) + "` is not read, UTF-8 is");
        };
    }

    private void write() throws XMLStreamException, IOException {
        out.writeStartObject();
        while (in.hasNext()) {
            int event = in.next();
            bytes.seen();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw broken("document type definitions and their entities are not read");
                default -> {}
            }
        }
        out.writeEndObject();
    }

    private void start() throws IOException {
        String name = name(in.getLocalName());
        Element parent = open.peek();
        if (parent == null) {
            out.writeArrayFieldStart(name);
        } else {
            group(parent, name);
        }
        Element element = new Element();
        open.push(element);
        if (open.size() > MAX_DEPTH) {
            throw broken("the depth is more than " + MAX_DEPTH + " elements");
        }
        attributes(element);
    }

    private void group(Element parent, String name) throws IOException {
        object(parent);
        if (name.equals(parent.group)) {
            return;
        }
        if (parent.group != null) {
            out.writeEndArray();
        }
        out.writeArrayFieldStart(name);
        parent.group = name;
    }

    private void attributes(Element element) throws IOException {
        int count = in.getAttributeCount();
        if (count > MAX_ATTRIBUTES) {
            throw broken("an element has more than " + MAX_ATTRIBUTES + " attributes");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            if (in.getNamespacePrefix(i) == null) {
                object(element);
                seen.add(NAMESPACE);
                out.writeStringField(NAMESPACE, String.valueOf(in.getNamespaceURI(i)));
            }
        }
        for (int i = 0; i < count; i++) {
            String prefix = in.getAttributePrefix(i);
            String name =
                    name("@" + (prefix == null || prefix.isEmpty() ? "" : prefix + ":") + in.getAttributeLocalName(i));
            if (seen.add(name)) {
                object(element);
                out.writeStringField(name, Trees.storable(in.getAttributeValue(i)));
            }
        }
    }

    private void text() {
        Element element = open.peek();
        if (element == null || element.object && element.text.isEmpty() && in.isWhiteSpace()) {
            return;
        }
        if (element.text.length() + in.getTextLength() > SignalLimits.MAX_TEXT) {
            throw broken("a text is longer than " + SignalLimits.MAX_TEXT);
        }
        element.text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
    }

    private void end() throws IOException {
        Element element = open.pop();
        String text = Trees.storable(element.text.toString());
        if (element.object) {
            if (element.group != null) {
                out.writeEndArray();
            }
            if (!text.isBlank()) {
                out.writeStringField(TEXT, text);
            }
            out.writeEndObject();
        } else {
            out.writeString(text);
        }
        if (open.isEmpty()) {
            out.writeEndArray();
        }
    }

    private void object(Element element) throws IOException {
        if (!element.object) {
            element.object = true;
            out.writeStartObject();
        }
    }

    private String name(String name) {
        if (name.length() > SignalLimits.MAX_NAME) {
            throw broken("a name is longer than " + SignalLimits.MAX_NAME);
        }
        names.spend(name, null);
        return name;
    }

    private ProblemException broken(String detail) {
        Location at = in.getLocation();
        return SignalJson.broken(at.getLineNumber(), at.getColumnNumber(), detail);
    }

    private static ProblemException refusal(XMLStreamException e) throws CharacterCodingException {
        if (e.getNestedException() instanceof CharacterCodingException unreadable) {
            throw unreadable;
        }
        String message = PARSE_ERROR.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        Location at = e.getLocation();
        return SignalJson.broken(
                at == null ? 1 : at.getLineNumber(),
                at == null ? 1 : at.getColumnNumber(),
                "not valid XML: " + Hygiene.line(message, 160));
    }
}
