package dev.governor.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The statements in the messages of one client of PostgreSQL.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-message-formats.html">PostgreSQL, message formats</a>
 */
final class TestingStatements {

    private static final char QUERY = 'Q';
    private static final char PARSE = 'P';
    private static final char BIND = 'B';
    private static final char EXECUTE = 'E';
    private static final char SYNC = 'S';

    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();

    /** One message of the client, after its connection has started. */
    record Message(char type, byte[] body) {

        static Message read(DataInputStream in) throws IOException {
            int type = in.read();
            if (type < 0) {
                throw new EOFException();
            }
            return new Message((char) type, in.readNBytes(in.readInt() - Integer.BYTES));
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }

        /** Tells whether the server answers it without waiting for more. */
        boolean isLastBeforeAnswer() {
            return type == QUERY || type == SYNC;
        }

        private String text(int number) {
            String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", number + 2);
            return texts[number];
        }
    }

    /** Returns the statement that the server runs when it gets {@code message}; empty when it runs none. */
    Optional<String> executedBy(Message message) {
        switch (message.type()) {
            case PARSE -> prepared.put(message.text(0), message.text(1));
            case BIND -> portals.put(message.text(0), prepared.getOrDefault(message.text(1), ""));
            case EXECUTE -> {
                return Optional.ofNullable(portals.get(message.text(0)));
            }
            case QUERY -> {
                return Optional.of(message.text(0));
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
