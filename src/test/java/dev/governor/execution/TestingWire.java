package dev.governor.execution;

import dev.governor.execution.TestingTarget.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A wire between a client and a server on this machine that may break at a chosen request, once, or be cut. */
public final class TestingWire implements Ending {

    private static final int PIECE = 1 << 16;

    private final ServerSocket door;
    private final int server;
    private final BiPredicate<byte[], Integer> isWhole;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Break> next = new AtomicReference<>();

    private volatile boolean cut;

    private record Break(String request, boolean arrives) {}

    private TestingWire(ServerSocket door, int server, BiPredicate<byte[], Integer> isWhole) {
        this.door = door;
        this.server = server;
        this.isWhole = isWhole;
    }

    /**
     * Lays a wire.
     *
     * @param server the port at its far end
     * @param isWhole tells whether so many bytes of an answer are all of it
     */
    public static TestingWire to(int server, BiPredicate<byte[], Integer> isWhole) {
        try {
            TestingWire wire =
                    new TestingWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, isWhole);
            thread(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port at its near end. */
    public int port() {
        return door.getLocalPort();
    }

    /** Lets the next {@code request} arrive, and breaks when its whole answer is there: the client never sees it. */
    public void loseTheAnswerTo(String request) {
        next.set(new Break(request, true));
    }

    /** Breaks before the next {@code request} arrives. */
    public void lose(String request) {
        next.set(new Break(request, false));
    }

    /** Tells whether what was to break has broken. */
    public boolean hasBroken() {
        return next.get() == null;
    }

    /** Cuts it, until it is mended. */
    public Ending cut() {
        cut = true;
        hangUp();
        return () -> cut = false;
    }

    @Override
    public void close() {
        close(door);
        hangUp();
    }

    private void hangUp() {
        open.forEach(TestingWire::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                if (cut) {
                    close(client);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(far);
                AtomicReference<@Nullable Break> losing = new AtomicReference<>();
                thread(() -> pass(client, far, (piece, length) -> takes(losing, piece, length)));
                thread(() -> pass(far, client, (piece, length) -> {
                    boolean keeps = losing.get() != null;
                    return !keeps || !isWhole.test(piece, length) ? Passing.of(!keeps) : Passing.BREAK;
                }));
            } catch (IOException e) {
                // the door was closed, or nobody answers at the far end
                continue;
            }
        }
    }

    private enum Passing {
        ON,
        KEEP,
        BREAK;

        static Passing of(boolean on) {
            return on ? ON : KEEP;
        }
    }

    private interface Watch {
        Passing of(byte[] piece, int length);
    }

    private Passing takes(AtomicReference<@Nullable Break> losing, byte[] piece, int length) {
        Break planned = next.get();
        if (planned == null
                || !new String(piece, 0, length, StandardCharsets.UTF_8).contains(planned.request())
                || !next.compareAndSet(planned, null)) {
            return Passing.ON;
        }
        losing.set(planned);
        return planned.arrives() ? Passing.ON : Passing.BREAK;
    }

    private static void pass(Socket from, Socket to, Watch watch) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                Passing passing = watch.of(piece, length);
                if (passing == Passing.BREAK) {
                    return;
                }
                if (passing == Passing.ON) {
                    out.write(piece, 0, length);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // one of the two hung up, and the other follows
            return;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
