package dev.governor.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after signing in.
 *
 * <p>INVARIANT: it never leaves the console: anything but a plain path under {@code /console} becomes {@code /console}.
 */
final class ReturnPath {

    private static final Pattern LOCAL = Pattern.compile("/console(/[A-Za-z0-9_-]+)*(\\?[A-Za-z0-9_=&%.~-]*)?");

    private ReturnPath() {}

    /** Returns {@code wanted} if it is local, else the console's first page. */
    static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > 300 || !LOCAL.matcher(wanted).matches()) {
            return Session.PATH;
        }
        return wanted.startsWith(ConsoleGate.LOGIN) ? Session.PATH : wanted;
    }

    /** Returns the login page that leads back to {@code wanted}. */
    static String login(@Nullable String wanted) {
        String back = of(wanted);
        return back.equals(Session.PATH)
                ? ConsoleGate.LOGIN
                : ConsoleGate.LOGIN + "?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
