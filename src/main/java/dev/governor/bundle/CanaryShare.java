package dev.governor.bundle;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a canary decides for: everything of some tenants, or a share of everybody's subjects.
 *
 * @param tenants the names of the tenants, in order; empty when it is a share
 * @param percentage the share of the subjects, 1 to 99; null when it is tenants
 */
public record CanaryShare(List<String> tenants, @Nullable Integer percentage) {

    /** The most tenants that can be named. */
    public static final int MAX_TENANTS = 100;

    public CanaryShare {
        tenants = tenants.stream()
                .map(name -> new Tenant(name).name())
                .distinct()
                .sorted()
                .toList();
        if (tenants.isEmpty() == (percentage == null)) {
            throw new IllegalArgumentException("a canary decides for some tenants or for a percentage, one of the two");
        }
        if (tenants.size() > MAX_TENANTS) {
            throw new IllegalArgumentException("at most " + MAX_TENANTS + " tenants, but were: " + tenants.size());
        }
        if (percentage != null && (percentage < 1 || percentage > 99)) {
            throw new IllegalArgumentException("a percentage of 1 to 99, but was: " + percentage);
        }
    }

    /** Returns the share that is everything of {@code tenants}. */
    public static CanaryShare ofTenants(List<String> tenants) {
        return new CanaryShare(tenants, null);
    }

    /** Returns the share that is {@code percentage} of the subjects of every tenant. */
    public static CanaryShare ofPercentage(int percentage) {
        return new CanaryShare(List.of(), percentage);
    }

    /**
     * Tells whether the canary decides on {@code subject}: always the same for the same canary, on every machine.
     *
     * @param canary the id of the canary, so that another one takes other subjects
     */
    boolean takes(String canary, Tenant tenant, String subject) {
        return percentage == null
                ? tenants.contains(tenant.name())
                : bucket(canary + "\n" + tenant.name() + "\n" + subject) < requireNonNull(percentage);
    }

    /** Returns a number from 0 to 99, each as likely as the others. */
    private static long bucket(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
