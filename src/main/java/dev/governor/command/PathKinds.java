package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The table {@code commands/paths.txt}: what kind of thing a path names. */
final class PathKinds {

    private record Row(ResourceKind kind, Pattern expression) {}

    /** Names that a wildcard must not be able to stand for unnoticed. */
    private static final List<String> SENSITIVE_NAMES = List.of(
            ".env",
            ".env.production",
            ".env.local",
            "id_rsa",
            "id_ed25519",
            "id_ecdsa",
            "server.key",
            "server.pem",
            "credentials",
            ".netrc",
            ".npmrc",
            ".pgpass",
            ".git-credentials",
            ".ssh",
            ".aws",
            ".kube",
            "shadow");

    private static final int MOST_ALTERNATIVES = 32;
    private static final int LONGEST = 4096;
    private static final List<Row> ROWS = Table.lines("paths").stream()
            .map(line -> new Row(Table.word(ResourceKind.class, line.get(0)), Pattern.compile(line.get(1))))
            .toList();

    private PathKinds() {}

    /** Returns the most sensitive kind that {@code path} may name; empty, overlong and broken ones are unknown. */
    static ResourceKind of(String path) {
        if (path.isBlank() || path.length() > LONGEST || path.indexOf('\0') >= 0 || path.indexOf('\uFFFD') >= 0) {
            return ResourceKind.UNKNOWN;
        }
        ResourceKind most = path.chars().anyMatch(PathKinds::turning) ? ResourceKind.UNKNOWN : ResourceKind.NONE;
        for (String alternative : Braces.expand(path, MOST_ALTERNATIVES)) {
            ResourceKind kind = single(alternative);
            most = secret(kind) || (!secret(most) && kind.compareTo(most) > 0) ? kind : most;
        }
        return most;
    }

    /** Returns whether reading such a thing is already a loss. */
    static boolean secret(ResourceKind kind) {
        return switch (kind) {
            case ENV_FILE, PRIVATE_KEY, CREDENTIAL_STORE, PRODUCTION_SECRET -> true;
            default -> false;
        };
    }

    /** Characters that show a name in another order than it has. */
    private static boolean turning(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }

    private static ResourceKind single(String path) {
        String plain = PathText.plain(path);
        if (plain.isEmpty()) {
            return ResourceKind.SOURCE;
        }
        List<String> candidates = new ArrayList<>();
        if (Wildcard.in(plain)) {
            candidates.addAll(Wildcard.matches(plain, SENSITIVE_NAMES));
        }
        candidates.add(plain);
        for (String candidate : candidates) {
            ResourceKind kind = table(candidate);
            if (secret(kind)) {
                return kind;
            }
        }
        return table(plain);
    }

    private static ResourceKind table(String plain) {
        return ROWS.stream()
                .filter(row -> row.expression().matcher(plain).find())
                .map(Row::kind)
                .findFirst()
                .orElse(ResourceKind.UNKNOWN);
    }
}
