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
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes canonical JSON in one pass: the members of an object are put in order when the object ends, if they were not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
final class CanonicalGenerator extends GeneratorBase {

    private static final long LARGEST_EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder(512);
    private final Deque<CanonicalContainer> open = new ArrayDeque<>();

    CanonicalGenerator(ObjectCodec codec) {
        super(0, codec);
    }

    /** Returns what was written. */
    String text() {
        return out.toString();
    }

    @Override
    public void writeStartArray() throws IOException {
        _verifyValueWrite("start an array");
        open.push(new CanonicalContainer(false));
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
        open.push(new CanonicalContainer(true));
        out.append('{');
    }

    @Override
    public void writeEndObject() throws IOException {
        open.pop().order(out, this);
        out.append('}');
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        CanonicalContainer object = open.element();
        if (object.size > 0) {
            out.append(',');
        }
        object.add(name, out.length());
        object.named = true;
        CanonicalText.quote(name, out);
        out.append(':');
    }

    @Override
    protected void _verifyValueWrite(String what) throws IOException {
        CanonicalContainer in = open.peek();
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
        CanonicalText.quote(text, out);
    }

    @Override
    public void writeString(char[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length));
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
