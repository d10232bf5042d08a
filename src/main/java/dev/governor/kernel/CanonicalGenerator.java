package dev.governor.kernel;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.base.GeneratorBase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes canonical JSON in one pass: the members of an object are put in order when the object ends, if they were not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
final class CanonicalGenerator extends GeneratorBase {

    private static final long LARGEST_EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder(512);
    private final Deque<Container> open = new ArrayDeque<>();

    CanonicalGenerator(ObjectCodec codec) {
        super(0, codec);
    }

    /** Returns what was written. */
    String text() {
        return out.toString();
    }

    /** An array or an object that has not ended yet. */
    private static final class Container {
        private final boolean object;
        private String[] names = new String[8];
        private int[] starts = new int[8];
        private int size;
        private boolean ordered = true;
        private boolean named;

        Container(boolean object) {
            this.object = object;
        }

        void add(String name, int start) throws IOException {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
            }
            ordered &= size == 0 || names[size - 1].compareTo(name) < 0;
            names[size] = name;
            starts[size] = start;
            size++;
        }
    }

    /** One member of an object: its name, and the text of name and value. */
    private record Member(String name, String text) {}

    @Override
    public void writeStartArray() throws IOException {
        _verifyValueWrite("start an array");
        open.push(new Container(false));
        out.append('[');
    }

    @Override
    public void writeEndArray() {
        open.pop();
        out.append(']');
    }

    @Override
    public void writeStartObject() throws IOException {
        _verifyValueWrite("start an object");
        open.push(new Container(true));
        out.append('{');
    }

    @Override
    public void writeEndObject() throws IOException {
        Container ended = open.pop();
        if (!ended.ordered) {
            order(ended);
        }
        out.append('}');
    }

    private void order(Container object) throws IOException {
        Member[] members = new Member[object.size];
        for (int i = 0; i < object.size; i++) {
            int end = i + 1 < object.size ? object.starts[i + 1] - 1 : out.length();
            members[i] = new Member(object.names[i], out.substring(object.starts[i], end));
        }
        Arrays.sort(members, (a, b) -> a.name().compareTo(b.name()));
        out.setLength(object.starts[0]);
        for (int i = 0; i < members.length; i++) {
            if (i > 0) {
                if (members[i].name().equals(members[i - 1].name())) {
                    throw new JsonGenerationException("two members have the name `" + members[i].name() + "`", this);
                }
                out.append(',');
            }
            out.append(members[i].text());
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        Container object = open.element();
        if (object.size > 0) {
            out.append(',');
        }
        object.add(name, out.length());
        object.named = true;
        quote(name);
        out.append(':');
    }

    @Override
    protected void _verifyValueWrite(String what) throws IOException {
        Container in = open.peek();
        if (in == null) {
            return;
        }
        if (in.object) {
            if (!in.named) {
                throw new JsonGenerationException("cannot " + what + " without a name", this);
            }
            in.named = false;
        } else if (in.size++ > 0) {
            out.append(',');
        }
    }

    @Override
    public void writeString(String text) throws IOException {
        _verifyValueWrite("write a text");
        quote(text);
    }

    @Override
    public void writeString(char[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length));
    }

    private void quote(String text) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, done, i).append('\\');
                done = i + 1;
                switch (c) {
                    case '\n' -> out.append('n');
                    case '\r' -> out.append('r');
                    case '\t' -> out.append('t');
                    case '\b' -> out.append('b');
                    case '\f' -> out.append('f');
                    case '"', '\\' -> out.append(c);
                    default -> out.append('u').append(HexFormat.of().toHexDigits(c));
                }
            }
        }
        out.append(text, done, text.length()).append('"');
    }

    @Override
    public void writeNumber(int value) throws IOException {
        _verifyValueWrite("write a number");
        out.append(value);
    }

    @Override
    public void writeNumber(long value) throws IOException {
        if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
            writeNumber((double) value);
            return;
        }
        _verifyValueWrite("write a number");
        out.append(value);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            writeString(String.valueOf(value));
            return;
        }
        _verifyValueWrite("write a number");
        out.append(NumberToJSON.serializeNumber(value));
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        writeNumber(value.doubleValue());
    }

    @Override
    public void writeNumber(float value) throws IOException {
        writeNumber(Double.parseDouble(Float.toString(value)));
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        writeNumber(value.doubleValue());
    }

    @Override
    public void writeNumber(String encoded) throws IOException {
        writeNumber(Double.parseDouble(encoded));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        _verifyValueWrite("write a boolean");
        out.append(value);
    }

    @Override
    public void writeNull() throws IOException {
        _verifyValueWrite("write null");
        out.append("null");
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        writeString(Base64.getEncoder().encodeToString(Arrays.copyOfRange(data, offset, offset + length)));
    }

    @Override
    public void writeRawValue(String canonical) throws IOException {
        _verifyValueWrite("write a value");
        out.append(canonical);
    }

    @Override
    public void writeRaw(String text) {
        out.append(text);
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        out.append(text, offset, offset + length);
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        out.append(text, offset, length);
    }

    @Override
    public void writeRaw(char c) {
        out.append(c);
    }

    @Override
    public void writeRawUTF8String(byte[] buffer, int offset, int length) throws IOException {
        writeUTF8String(buffer, offset, length);
    }

    @Override
    public void writeUTF8String(byte[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}
}
