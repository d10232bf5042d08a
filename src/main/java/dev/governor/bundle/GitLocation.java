package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundle in somebody's Git repository, written {@code URL#REF:PATH}.
 *
 * @param url where the repository is: {@code https}, {@code ssh} or the {@code user@host:path} that {@code scp} knows, or
 *     {@code file} for one on this machine; never with a credential
 * @param ref a branch, a tag or a whole commit id; {@code HEAD} unless told
 * @param path the directory of the bundle in it; empty for its root, or {@code rules} when the root holds none
 */
public record GitLocation(String url, String ref, String path) {

    private static final Pattern WRITTEN = Pattern.compile("([^#]+)(?:#([^:#]*)(?::([^#]*))?)?");
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
    private static final Pattern SCP = Pattern.compile("\\w[\\w.-]*@(\\w[\\w.-]*):(?!//|-)[^\\s\\p{Cntrl}:?]+");
    private static final Pattern SSH_USER = Pattern.compile("\\w[\\w.-]*");
    private static final String HEAD = "HEAD";

    public GitLocation {
        if (!REF.matcher(ref).matches() || ref.contains("..")) {
            throw refused("`" + ref + "` is no branch, tag or commit");
        }
        if (!path.isEmpty() && (!REF.matcher(path).matches() || path.contains(".."))) {
            throw refused("`" + path + "` is no directory of a repository");
        }
        requireUrl(url);
    }

    /** Tells whether {@code text} is a URL and no directory. */
    public static boolean isUrl(String text) {
        return text.contains("://") || SCP.matcher(before(text, '#')).matches();
    }

    /**
     * Reads {@code URL}, {@code URL#REF} or {@code URL#REF:PATH}.
     *
     * @throws ProblemException {@code invalid-field} when it is none of them; the sentence never holds a credential
     */
    public static GitLocation of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw refused("a bundle in Git is written URL#REF:PATH");
        }
        String ref = written.group(2) == null || written.group(2).isEmpty() ? HEAD : written.group(2);
        return new GitLocation(written.group(1), ref, written.group(3) == null ? "" : written.group(3));
    }

    /** Returns the host, which a credential is for; empty for a repository on this machine. */
    String host() {
        Matcher scp = SCP.matcher(url);
        String host = scp.matches() ? scp.group(1) : URI.create(url).getHost();
        return host == null ? "" : host;
    }

    /** Tells whether the repository's host is asked over SSH. */
    boolean isSsh() {
        return SCP.matcher(url).matches() || scheme(URI.create(url)).equals("ssh");
    }

    @Override
    public String toString() {
        return url + "#" + ref + (path.isEmpty() ? "" : ":" + path);
    }

    private static void requireUrl(String url) {
        if (SCP.matcher(url).matches()) {
            return;
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused("the address of the repository is no URL");
        }
        String scheme = scheme(uri);
        boolean ssh = scheme.equals("ssh") && uri.getHost() != null;
        requireNoCredential(uri, ssh);
        boolean remote = scheme.equals("https") && uri.getHost() != null;
        boolean here = scheme.equals("file") && uri.getHost() == null;
        if (!remote && !ssh && !here) {
            throw refused("a repository is read over https, over ssh, or as file:/// from this machine");
        }
        if (uri.getRawQuery() != null) {
            throw refused("the address of a repository has no query");
        }
    }

    /** The user of an address over SSH is part of the address; a password never is. */
    private static void requireNoCredential(URI uri, boolean ssh) {
        String user = uri.getRawUserInfo();
        if (ssh && (user == null || SSH_USER.matcher(user).matches())) {
            return;
        }
        if (user != null || (uri.getAuthority() != null && uri.getAuthority().contains("@"))) {
            throw refused(
                    scheme(uri).equals("ssh")
                            ? "a credential does not belong in a URL: over SSH it is a key file"
                            : "a credential does not belong in a URL: give it as GOVERNOR_BUNDLE_GIT_TOKEN");
        }
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.INVALID_FIELD, why);
    }
}
