package dev.governor.kernel;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/** An array or an object that is being written and has not ended yet. */
final class CanonicalContainer {

    final boolean object;

    /** How many elements or members it has so far. */
    int size;

    /** Whether the name of the next value is written. */
    boolean named;

    private String[] names = new String[8];
    private int[] starts = new int[8];
    private boolean ordered = true;

    CanonicalContainer(boolean object) {
        this.object = object;
    }

    /** Adds a member whose name is written at {@code start}. */
    void add(String name, int start) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
        }
        ordered &= size == 0 || names[size - 1].compareTo(name) < 0;
        names[size] = name;
        starts[size] = start;
        size++;
    }

    /** Puts the members in order by name, which stand at the end of {@code out}. */
    void order(StringBuilder out, JsonGenerator writer) throws IOException {
        if (ordered) {
            return;
        }
        Member[] members = new Member[size];
        for (int i = 0; i < size; i++) {
            int end = i + 1 < size ? starts[i + 1] - 1 : out.length();
            members[i] = new Member(names[i], out.substring(starts[i], end));
        }
        Arrays.sort(members, (a, b) -> a.name().compareTo(b.name()));
        out.setLength(starts[0]);
        for (int i = 0; i < members.length; i++) {
            if (i > 0) {
                if (members[i].name().equals(members[i - 1].name())) {
                    throw new JsonGenerationException("two members have the name `" + members[i].name() + "`", writer);
                }
                out.append(',');
            }
            out.append(members[i].text());
        }
    }

    /** One member of an object: its name, and the text of name and value. */
    private record Member(String name, String text) {}
}
