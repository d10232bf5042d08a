package dev.governor.finding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Orders the versions that fix a package, the smallest upgrade first.
 *
 * <p>Versions are compared as most ecosystems do: numbers as numbers, a missing number as zero, a pre-release before its
 * release, an epoch first. Versions that are not above the installed one follow in the source's own order; when the installed
 * version tells nothing, the source's order stays.
 */
public final class FixedVersions {

    private static final Pattern ZEROS = Pattern.compile("^0+(\\d)");
    private static final Pattern BUILD = Pattern.compile("\\+.*$");

    private static final Pattern COMPARISON = Pattern.compile("^[<>=^\\s]+");
    private static final Pattern VERSION = Pattern.compile("[vV]?\\d.{0,200}");
    private static final Pattern WITH_EPOCH = Pattern.compile("\\d+:.*");
    private static final Pattern EPOCH = Pattern.compile("^\\d+:");

    private static final Pattern PART = Pattern.compile("\\d+|[a-z]+|~");

    private static final Set<String> RELEASED = Set.of("release", "final", "ga", "v");

    private static final Set<String> BEFORE =
            Set.of("~", "alpha", "a", "beta", "b", "dev", "pre", "preview", "m", "rc", "cr", "snapshot", "canary");

    private FixedVersions() {}

    /**
     * Returns {@code fixes} with the smallest upgrade above {@code installed} first.
     *
     * @param installed the installed version, empty when unknown
     * @param fixes versions, or lists of them with commas; a comparison sign before one is dropped
     */
    public static List<String> ordered(String installed, Collection<String> fixes) {
        List<String> versions = fixes.stream()
                .flatMap(text -> Split.at(',', text).stream())
                .map(text -> COMPARISON.matcher(text.strip()).replaceFirst(""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (!comparable(installed) || !versions.stream().allMatch(FixedVersions::comparable)) {
            return versions;
        }
        List<String> ordered = new ArrayList<>(versions.stream()
                .filter(version -> compare(version, installed) > 0)
                .sorted(Comparator.comparing(version -> version, FixedVersions::compare))
                .toList());
        versions.stream().filter(version -> !ordered.contains(version)).forEach(ordered::add);
        return ordered;
    }

    private static boolean comparable(String version) {
        return VERSION.matcher(version.strip()).matches();
    }

    static int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = compareParts(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> parts(String version) {
        String text = version.strip().toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        parts.add(WITH_EPOCH.matcher(text).matches() ? digits(text.substring(0, text.indexOf(':'))) : "0");
        Matcher part =
                PART.matcher(BUILD.matcher(EPOCH.matcher(text).replaceFirst("")).replaceFirst(""));
        while (part.find()) {
            if (!RELEASED.contains(part.group())) {
                parts.add(digits(part.group()));
            }
        }
        return parts;
    }

    private static String digits(String part) {
        return ZEROS.matcher(part).replaceFirst("$1");
    }

    private static int compareParts(String a, String b) {
        int order = Integer.compare(rank(a), rank(b));
        if (order != 0) {
            return order;
        }
        if (rank(a) == 1) {
            return 0;
        }
        return rank(a) == 3 && a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    /** Returns where a part of this kind stands: a pre-release before nothing, nothing as zero, words before numbers. */
    private static int rank(String part) {
        if (BEFORE.contains(part)) {
            return 0;
        }
        if (part.isEmpty() || part.equals("0")) {
            return 1;
        }
        return Character.isDigit(part.charAt(0)) ? 3 : 2;
    }
}
