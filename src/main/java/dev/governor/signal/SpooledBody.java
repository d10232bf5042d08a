package dev.governor.signal;

import dev.governor.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes that were written down once, in memory or in a file that goes with them. */
final class SpooledBody implements SignalBody {

    private final byte[] memory;
    private final @Nullable Path file;
    private final long size;
    private @Nullable Digest digest;

    private SpooledBody(byte[] memory, @Nullable Path file, long size) {
        this.memory = memory;
        this.file = file;
        this.size = size;
    }

    static SpooledBody inMemory(byte[] bytes) {
        return new SpooledBody(bytes, null, bytes.length);
    }

    static SpooledBody inFile(Path file, long size) {
        return new SpooledBody(new byte[0], file, size);
    }

    /** Reads {@code in} to its end, once. */
    static SpooledBody read(InputStream in, Path directory, long maxBytes) throws IOException {
        Spool spool = new Spool(directory, maxBytes);
        MessageDigest sha256 = sha256();
        try {
            new DigestInputStream(in, sha256).transferTo(spool);
            SpooledBody body = spool.body();
            body.digest = digest(sha256);
            return body;
        } catch (IOException | RuntimeException e) {
            spool.discard();
            throw e;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory) : Files.newInputStream(file);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized Digest digest() {
        if (digest == null) {
            MessageDigest sha256 = sha256();
            try (InputStream in = new DigestInputStream(open(), sha256)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the spooled body", e);
            }
            digest = digest(sha256);
        }
        return digest;
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the spooled body", e);
        }
    }

    private static Digest digest(MessageDigest sha256) {
        return new Digest("sha256:" + HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
