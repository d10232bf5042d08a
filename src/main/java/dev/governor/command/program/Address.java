package dev.governor.command.program;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hosts in URLs, in {@code user@host:path} and in names with dots; scanners, no patterns. */
final class Address {

    /** A port that is computed, or that a pattern stands for. */
    static final int UNTOLD = 0;

    private Address() {}

    /** Returns the scheme of a URL in lower case, or empty. */
    static String scheme(String text) {
        int colon = text.indexOf("://");
        if (colon <= 0 || !letter(text.charAt(0))) {
            return "";
        }
        for (int at = 1; at < colon; at++) {
            char c = text.charAt(at);
            if (!letter(c) && !digit(c) && c != '+' && c != '.' && c != '-') {
                return "";
            }
        }
        return text.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** Returns the host of a URL or of {@code user@host:path}, or {@code null}. */
    static @Nullable String host(String text) {
        String scheme = scheme(text);
        if (!scheme.isEmpty()) {
            return hostOf(authority(text, scheme.length() + 3));
        }
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        if (colon <= 0 || slash >= 0 && slash < colon || text.startsWith("//", colon + 1)) {
            return null;
        }
        String before = text.substring(text.lastIndexOf('@', colon) + 1, colon);
        return before.isEmpty() ? null : before.toLowerCase(Locale.ROOT);
    }

    /** Returns the host of an address that may go without a scheme, as curl takes it, or {@code null}. */
    static @Nullable String loose(String text) {
        if (!scheme(text).isEmpty()) {
            return host(text);
        }
        String host = hostOf(authority(text, 0));
        return host != null && named(host) ? host : host(text);
    }

    /** Returns the port that the address names, {@link #UNTOLD}, or -1. */
    static int port(String text) {
        String scheme = scheme(text);
        String authority = authority(text, scheme.isEmpty() ? 0 : scheme.length() + 3);
        String bare = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = bare.indexOf(':', Math.max(0, bare.indexOf(']')));
        String port = colon < 0 ? "" : bare.substring(colon + 1);
        if (port.isEmpty()) {
            return -1;
        }
        boolean number = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(port) : UNTOLD;
    }

    private static String authority(String text, int from) {
        int end = from;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    private static @Nullable String hostOf(String authority) {
        String bare = authority.substring(authority.lastIndexOf('@') + 1);
        if (bare.startsWith("[")) {
            int close = bare.indexOf(']');
            return close < 0 ? null : bare.substring(0, close + 1).toLowerCase(Locale.ROOT);
        }
        int colon = bare.indexOf(':');
        String host = colon < 0 ? bare : bare.substring(0, colon);
        return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }

    private static boolean named(String host) {
        boolean dotted = host.indexOf('.') > 0 && host.indexOf('.') < host.length() - 1;
        return (dotted || host.equals("localhost"))
                && host.chars().allMatch(c -> letter((char) c) || digit((char) c) || c == '-' || c == '.');
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
