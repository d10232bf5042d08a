package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import java.util.List;

/** Packages that a call installs: by name they come from where the project's come from, otherwise from anywhere. */
final class PackageRoles {

    private static final List<String> FILES = List.of(
            ".deb", ".rpm", ".pkg", ".msi", ".apk", ".whl", ".tgz", ".gem", ".tar.gz", ".zip", ".jar", ".nupkg");
    private static final List<String> ELSEWHERE = List.of(
            "github:",
            "gitlab:",
            "bitbucket:",
            "gist:",
            "file:",
            "link:",
            "portal:",
            "git:",
            "git+",
            "git@",
            "ssh:",
            "http:",
            "https:",
            "npm:",
            "jsr:",
            "patch:");

    private PackageRoles() {}

    static void packages(Call call, Word word) {
        String text = word.text();
        int at = text.indexOf('@', 1);
        String version = at < 0 ? "" : text.substring(at + 1).strip();
        boolean elsewhere = !word.known()
                || !Address.scheme(text).isEmpty()
                || text.startsWith(".")
                || text.startsWith("/")
                || text.startsWith("~")
                || FILES.stream().anyMatch(text::endsWith)
                || ELSEWHERE.stream().anyMatch(prefix -> text.startsWith(prefix) || version.startsWith(prefix))
                || text.indexOf('/') > 0 && !text.startsWith("@")
                || version.contains("/");
        if (elsewhere) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text);
            String host = Address.host(text.startsWith("git+") ? text.substring(4) : text);
            if (host != null) {
                call.invocation().conclusions().destination(host);
            }
        }
    }

    static void index(Call call, Word word) {
        call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, word.text());
        String host = Address.host(word.text());
        if (host != null) {
            call.invocation().conclusions().destination(host);
        }
    }
}
