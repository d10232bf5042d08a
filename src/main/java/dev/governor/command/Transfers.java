package dev.governor.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code curl} and {@code wget}: what they send, where to, and which files they read and write. */
final class Transfers {

    private static final Set<String> CURL_VALUED = Set.of(
            "-X",
            "-H",
            "-d",
            "-o",
            "-u",
            "-F",
            "-T",
            "-A",
            "-b",
            "-c",
            "-e",
            "-K",
            "-m",
            "-w",
            "-x",
            "-E",
            "-r",
            "-Y",
            "-y",
            "-z",
            "-C",
            "-D",
            "-Q",
            "-U",
            "-t",
            "-P",
            "--request",
            "--header",
            "--data",
            "--data-raw",
            "--data-binary",
            "--data-urlencode",
            "--data-ascii",
            "--json",
            "--output",
            "--user",
            "--form",
            "--form-string",
            "--upload-file",
            "--user-agent",
            "--cookie",
            "--cookie-jar",
            "--referer",
            "--config",
            "--max-time",
            "--connect-timeout",
            "--write-out",
            "--proxy",
            "--cert",
            "--key",
            "--cacert",
            "--retry",
            "--resolve",
            "--range",
            "--url",
            "--output-dir",
            "--retry-delay",
            "--connect-to",
            "--unix-socket",
            "--interface",
            "--oauth2-bearer",
            "--url-query",
            "--limit-rate",
            "--max-redirs",
            "--dump-header",
            "--keepalive-time",
            "--retry-max-time",
            "--speed-limit",
            "--speed-time",
            "--http-proxy",
            "--doh-url",
            "--dns-servers");
    private static final Set<String> CURL_SENDS = Set.of(
            "-d",
            "--data",
            "--data-raw",
            "--data-binary",
            "--data-urlencode",
            "--data-ascii",
            "--json",
            "-F",
            "--form",
            "--form-string",
            "-T",
            "--upload-file",
            "--url-query");
    private static final Pattern CURL_FLAGS = Pattern.compile(
            "-[sSfLiIkvgGOJNqR#aljZ0-9]|-[a-zA-Z#0-9]{2,}.*|--(silent|show-error|fail|fail-with-body|fail-early|location|include|head|insecure|verbose|globoff|get|remote-name|remote-header-name|remote-name-all|no-buffer|compressed|http1\\.[01]|http2|http3|ipv[46]|progress-bar|no-progress-meter|parallel|create-dirs|retry-connrefused|retry-all-errors|tlsv1(\\.[0-3])?|ssl-reqd|path-as-is|raw|no-keepalive|tcp-nodelay|version|help|list-only|styled-output|remote-time)");
    private static final Pattern WGET_FLAGS = Pattern.compile(
            "-[qcNSrklpmHEb46nvdxL]|-n[vcpHd]|-[a-zA-Z]{2,}.*|--(quiet|no-verbose|continue|timestamping|server-response|recursive|no-parent|show-progress|https-only|no-check-certificate|spider|mirror|content-disposition|trust-server-names|no-clobber|no-cache|no-directories|inet4-only|version|help|convert-links|page-requisites|verbose)");
    private static final Set<String> WGET_VALUED = Set.of(
            "-O",
            "-o",
            "-P",
            "-a",
            "-t",
            "-T",
            "-U",
            "-i",
            "-e",
            "--header",
            "--post-data",
            "--post-file",
            "--body-data",
            "--body-file",
            "--method",
            "--output-document",
            "--user",
            "--password",
            "--timeout",
            "--tries",
            "--directory-prefix",
            "--input-file",
            "--execute",
            "--user-agent",
            "--use-askpass",
            "--output-file",
            "--append-output",
            "--wait");

    private Transfers() {}

    static void curl(Invocation call) {
        Options options = Options.of(call.arguments(), CURL_VALUED);
        boolean files = options.values("-H", "--header", "-w", "--write-out")
                .anyMatch(word -> word.text().startsWith("@"));
        boolean scheme = options.operands().stream()
                .anyMatch(word -> word.text().matches("(?i)(?!https?:|ftps?:|file:)[a-z]+://.*"));
        boolean sends =
                options.has(CURL_SENDS.toArray(String[]::new)) || options.has("-b", "--cookie") || files || scheme;
        boolean asks = options.has("-G", "--get")
                || options.values("-X", "--request")
                        .anyMatch(word -> word.text().equalsIgnoreCase("GET"));
        boolean changes = options.values("-X", "--request")
                .anyMatch(word -> !word.text().toUpperCase(Locale.ROOT).matches("GET|HEAD|OPTIONS"));
        boolean computed = call.arguments().stream().anyMatch(word -> !word.known());
        Effect effect = sends || changes || computed ? Effect.SEND_OUT : Effect.FETCH;
        options.operands().forEach(word -> NetworkPrograms.reaches(call, effect, word));
        options.values("--url").forEach(word -> NetworkPrograms.reaches(call, effect, word));
        if (options.values("-X", "--request").anyMatch(word -> word.text().equalsIgnoreCase("DELETE"))) {
            call.effect(Effect.DELETE_DATA, ResourceKind.HOST, call.shown());
        }
        if (options.has("-n", "--netrc", "--netrc-optional", "--netrc-file")) {
            call.effect(Effect.READ_FILE, ResourceKind.CREDENTIAL_STORE, ".netrc");
        }
        if (options.has("-O", "--remote-name", "-J", "--remote-header-name", "--remote-name-all")) {
            call.reader().brought().unpack();
        }
        unknown(call, options, CURL_VALUED, CURL_FLAGS);
        options.values("-D", "--dump-header", "-c", "--cookie-jar", "--output-dir")
                .filter(word -> !word.text().equals("-"))
                .forEach(word -> call.path(Effect.WRITE_FILE, word));
        options.values("-x", "--proxy", "--resolve", "--connect-to", "--unix-socket", "--doh-url", "--dns-servers")
                .forEach(word -> call.unclear("it goes by way of another host"));
        options.values("-o", "--output").forEach(word -> call.path(Effect.WRITE_FILE, word));
        options.values("-T", "--upload-file").forEach(word -> call.path(Effect.READ_FILE, word));
        options.values("-K", "--config").forEach(word -> call.unclear("it is told what to do by a file"));
        options.values(CURL_SENDS.toArray(String[]::new))
                .filter(word -> word.text().contains("@") && !asks)
                .forEach(word -> call.path(
                        Effect.READ_FILE,
                        Word.of(word.text().substring(word.text().indexOf('@') + 1))));
        options.operands().stream()
                .filter(word -> word.text().toLowerCase(Locale.ROOT).startsWith("file:"))
                .forEach(word -> call.path(Effect.READ_FILE, word));
        finish(call, options);
    }

    static void wget(Invocation call) {
        Options options = Options.of(call.arguments(), WGET_VALUED);
        boolean sends = options.has("--post-data", "--post-file", "--body-data", "--body-file", "--method");
        boolean computed = call.arguments().stream().anyMatch(word -> !word.known());
        options.operands()
                .forEach(word ->
                        NetworkPrograms.reaches(call, sends || computed ? Effect.SEND_OUT : Effect.FETCH, word));
        options.values("--post-file", "--body-file").forEach(word -> call.path(Effect.READ_FILE, word));
        if (!options.has("-O", "--output-document")) {
            call.reader().brought().unpack();
        }
        unknown(call, options, WGET_VALUED, WGET_FLAGS);
        options.values(
                        "-O",
                        "--output-document",
                        "-P",
                        "--directory-prefix",
                        "-o",
                        "--output-file",
                        "-a",
                        "--append-output")
                .filter(word -> !word.text().equals("-"))
                .forEach(word -> call.path(Effect.WRITE_FILE, word));
        if (options.has("--use-askpass", "-e", "--execute", "-i", "--input-file")) {
            call.unclear("it runs another program, or is told what to do by a file");
        }
        finish(call, options);
    }

    /** An option that is not known may send, write or load anything. */
    private static void unknown(Invocation call, Options options, Set<String> valued, Pattern flags) {
        boolean unknown = options.names()
                .anyMatch(name -> !valued.contains(name) && !flags.matcher(name).matches());
        if (unknown) {
            call.unclear("one of its options is not known");
        }
    }

    private static void finish(Invocation call, Options options) {
        if (call.input().connected() && call.shown().contains("-")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        }
        if (options.loose()) {
            call.unclear("its arguments are computed");
        }
        Secrets.read(call);
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }
}
