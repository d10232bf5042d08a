package dev.governor.bundle;

import dev.governor.kernel.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read from bytes, by what it was read as and the digest of the bytes: the knowledge of a bundle is a megabyte, and
 * hardly ever changes between two bundles.
 *
 * <p>INVARIANT: only what was read without a problem is kept, and it is immutable, so that who read it first cannot matter.
 */
final class ReadBefore {

    /** One bundle's knowledge is some fifty values; several bundles stand beside each other in a promotion. */
    private static final int MOST = 500;

    private record Key(String as, Digest content) {}

    private final Map<Key, Object> values = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Object> eldest) {
            return size() > MOST;
        }
    };

    synchronized <T> Optional<T> find(String as, Digest content, Class<T> type) {
        @Nullable Object value = values.get(new Key(as, content));
        return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
    }

    synchronized void keep(String as, Digest content, Object value) {
        values.put(new Key(as, content), value);
    }
}
