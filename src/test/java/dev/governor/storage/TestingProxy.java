package dev.governor.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A network between a client and a PostgreSQL server that loses a connection at a chosen statement.
 *
 * <p>It reads the client's messages, so a COMMIT can be lost before the server has it, or its answer after the server
 * did it: the two cases that a client cannot tell apart.
 */
public final class TestingProxy implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int ANSWER_SECONDS = 15;

    private final ServerSocket listener;
    private final IntSupplier serverPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
    private volatile @Nullable Pattern turnedAway;

    /**
     * Where a connection is lost.
     *
     * @param statement a pattern found in the statement
     * @param delivered whether the server still gets the statement, and only its answer is lost
     */
    public record Cut(Pattern statement, boolean delivered) {}

    private TestingProxy(ServerSocket listener, IntSupplier serverPort) {
        this.listener = listener;
        this.serverPort = serverPort;
    }

    /** Listens on a free port of this machine, in front of the port that {@code serverPort} gives. */
    public static TestingProxy to(IntSupplier serverPort) {
        try {
            TestingProxy proxy =
                    new TestingProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), serverPort);
            start("proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Loses the next connection that runs such a statement. */
    public void arm(Cut cut) {
        armed.set(cut);
    }

    /** Tells whether the cut has happened; then, or when it is called off, nothing more is cut. */
    public boolean hasCut() {
        return armed.get() == null;
    }

    public void disarm() {
        armed.set(null);
    }

    /** Answers logins of users that match as a server does that is still starting. */
    public void turnAway(Pattern user) {
        turnedAway = user;
    }

    @Override
    public void close() {
        close(listener);
        open.forEach(TestingProxy::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start("proxy-connection", () -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort.getAsInt())) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            AtomicReference<@Nullable CountDownLatch> silenced = new AtomicReference<>();
            start("proxy-answers", () -> answers(server, client, silenced));
            statements(client, server, silenced);
            open.remove(server);
        } catch (IOException e) {
            // either side is gone: so is the connection
            return;
        } finally {
            open.remove(client);
        }
    }

    private void statements(Socket client, Socket server, AtomicReference<@Nullable CountDownLatch> silenced)
            throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        if (!startUp(in, out, client)) {
            return;
        }
        TestingStatements statements = new TestingStatements();
        while (true) {
            TestingStatements.Message message = TestingStatements.Message.read(in);
            Optional<String> statement = statements.executedBy(message);
            Cut cut = armed.get();
            if (cut != null
                    && statement
                            .filter(text -> cut.statement().matcher(text).find())
                            .isPresent()
                    && armed.compareAndSet(cut, null)) {
                if (cut.delivered()) {
                    deliver(message, in, out, silenced);
                }
                return;
            }
            message.write(out);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** Lets the server have the statement and waits until it has answered, which nobody hears. */
    private static void deliver(
            TestingStatements.Message message,
            DataInputStream in,
            DataOutputStream out,
            AtomicReference<@Nullable CountDownLatch> silenced)
            throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        out.flush();
        silenced.set(answered);
        TestingStatements.Message next = message;
        next.write(out);
        while (!next.isLastBeforeAnswer()) {
            next = TestingStatements.Message.read(in);
            next.write(out);
        }
        out.flush();
        try {
            answered.await(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the connection start; tells whether it may go on. */
    private boolean startUp(DataInputStream in, DataOutputStream out, Socket client) throws IOException {
        while (true) {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            int code = ByteBuffer.wrap(body).getInt();
            boolean asksFirst = code == SSL_REQUEST || code == GSS_REQUEST;
            Pattern away = turnedAway;
            if (!asksFirst
                    && away != null
                    && away.matcher(new String(body, StandardCharsets.ISO_8859_1))
                            .find()) {
                client.getOutputStream().write(starting());
                return false;
            }
            out.writeInt(length);
            out.write(body);
            out.flush();
            if (!asksFirst) {
                return true;
            }
        }
    }

    private static byte[] starting() {
        byte[] fields = ("SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(1 + Integer.BYTES + fields.length)
                .put((byte) 'E')
                .putInt(Integer.BYTES + fields.length)
                .put(fields)
                .array();
    }

    private static void answers(Socket server, Socket client, AtomicReference<@Nullable CountDownLatch> silenced) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                CountDownLatch heard = silenced.get();
                if (heard != null) {
                    heard.countDown();
                } else {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // either side is gone
        } finally {
            close(client);
            close(server);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is closed, as it should be
            return;
        }
    }
}
