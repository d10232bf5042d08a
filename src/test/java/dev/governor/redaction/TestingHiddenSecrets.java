package dev.governor.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes, at run time, secrets in rare forms and secrets in pieces, escapes and encodings. */
final class TestingHiddenSecrets {

    /**
     * A text with a secret in it.
     *
     * @param text the text
     * @param pieces the characters that must not stay
     */
    record Hidden(String text, List<String> pieces) {}

    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "abcdef";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String WORD = DIGITS + LOWER + LOWER.toUpperCase(java.util.Locale.ROOT);
    private static final String LINK = WORD + "_-";

    private final Random random;
    private final Map<String, Hidden> all = new LinkedHashMap<>();

    TestingHiddenSecrets(long seed) {
        random = new Random(seed);
    }

    /** Returns one text for each form. */
    Map<String, Hidden> all() {
        whole();
        split();
        encoded();
        named();
        return all;
    }

    private void whole() {
        whole("discord bot", of(LINK, 24) + "." + of(LINK, 6) + "." + of(LINK, 38));
        whole("discord bot, real beginning", "MT" + of(WORD, 24) + "." + of(LINK, 6) + "." + of(LINK, 38));
        whole("facebook", "EAACEdEose0" + "cBA" + of(WORD, 80));
        whole("facebook page", "EAA" + of(WORD, 150));
        whole("terraform cloud", of(WORD, 14) + ".atlas" + "v1." + of(WORD, 67));
        whole("cloudflare origin ca", "v1.0" + "-" + of(HEX, 24) + "-" + of(HEX, 146));
        add("azure devops", "AZURE_DEVOPS_EXT_PAT=%s", of(LOWER + DIGITS, 52));
        add("azure devops export", "export SYSTEM_PAT=\"%s\"", of(LOWER + DIGITS, 52));
    }

    private void whole(String form, String secret) {
        add(form, "see %s there", secret);
        add(form + " in quotes", "x = \"%s\"", secret);
    }

    private void split() {
        String token = github();
        pieces("newline", "token: %s\n%s\n", token, 8 + random.nextInt(24));
        pieces("indented newline", "  token %s\n      %s\n", token, 8 + random.nextInt(24));
        pieces("windows newline", "%s\r\n%s", token, 20);
        pieces("backslash", "curl -H x %s\\\n%s", token, 6 + random.nextInt(28));
        pieces("backslash and indent", "T=%s\\\n    %s", token, 20);
        pieces("concatenation", "t = \"%s\" + \"%s\";", token, 6 + random.nextInt(28));
        pieces("concatenation, single", "t = '%s' . '%s';", token, 20);
        pieces("concatenation over lines", "t = \"%s\"\n    + \"%s\";", token, 20);
        pieces("adjacent strings", "t = (\"%s\"\n     \"%s\")", token, 20);
        pieces("concatenation in JSON", "{\"c\": \"t = \\\"%s\\\" + \\\"%s\\\"\"}", token, 20);
        pieces("written-out newline", "{\"t\": \"%s\\n%s\"}", token, 20);
        pieces("quotes in a word", "echo %s''%s", token, 20);
        pieces("quoted half of a word", "echo %s\"%s\"", token, 20);
        pieces("comment", "# %s\n# %s\n", token, 20);
        String fine = "github_" + "pat_" + of(WORD, 22) + "_" + of(WORD, 59);
        pieces("yaml folded", "token: >-\n  %s\n  %s\n", fine, 34);
        pieces("yaml literal", "a: |\n    %s\n    %s\nb: 1\n", fine, 60);
        String jwt = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + encoded("{\"sub\":\"" + of(WORD, 90) + "\"}") + "." + of(LINK, 43);
        List<String> lines = new java.util.ArrayList<>();
        for (int i = 0; i < jwt.length(); i += 64) {
            lines.add(jwt.substring(i, Math.min(jwt.length(), i + 64)));
        }
        all.put("jwt wrapped", new Hidden("Token:\n" + String.join("\n", lines) + "\n", lines));
        all.put("jwt wrapped, quoted mail", new Hidden("> " + String.join("\n> ", lines) + "\n", lines));
    }

    private void encoded() {
        String token = github();
        hide("json escapes", token.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()));
        hide(
                "json escapes, twice",
                token.chars().mapToObj("\\\\u%04X"::formatted).collect(Collectors.joining()));
        hide("hexadecimal escapes", token.chars().mapToObj("\\x%02x"::formatted).collect(Collectors.joining()));
        hide("percent", token.chars().mapToObj("%%%02X"::formatted).collect(Collectors.joining()));
        hide("entities", token.chars().mapToObj("&#%d;"::formatted).collect(Collectors.joining()));
        hide("full-width", wide(token, 0xFEE0));
        hide("base64", encoded("token=" + token));
        hide("base64 in base64", encoded(encoded("see " + token + " there")));
        hide("base64, plain alphabet", base64("see " + token + " there"));
        String utf16 = Base64.getEncoder().encodeToString(("$t='" + token + "'").getBytes(StandardCharsets.UTF_16LE));
        hide("powershell", utf16);
        hide("hexadecimal", ("t=" + token).chars().mapToObj("%02x"::formatted).collect(Collectors.joining()));
        String long64 = base64("user=deploy\npassword=" + of(WORD, 30) + "\ntoken=" + token + "\nhost=db.example\n");
        String first = long64.substring(0, 76);
        all.put(
                "base64 wrapped",
                new Hidden("data: |\n  " + first + "\n  " + long64.substring(76) + "\n", List.of(first)));
    }

    private void named() {
        String secret = of(WORD, 22) + "7x";
        add("terraform", "variable \"db_password\" {\n  default = \"%s\"\n}\n", secret);
        add(
                "terraform, typed",
                "variable \"db_password\" {\n  type      = string\n  sensitive = true\n  default   = \"%s\"\n}",
                secret);
        add(
                "terraform token",
                "variable \"api_token\" {\n  description = \"for the gateway\"\n  default = \"%s\"\n}",
                of(WORD, 40));
        add("json parameter", "{\"DbPassword\": {\"Type\": \"String\", \"Default\": \"%s\"}}", secret);
        pieces("concatenated password", "password = \"%s\" + \"%s\";", secret, 12);
    }

    private void hide(String form, String text) {
        all.put(form, new Hidden("{\"a\": \"" + text + "\"}", List.of(text)));
        all.put(form + ", bare", new Hidden("see " + text + " there", List.of(text)));
    }

    private void add(String form, String format, String secret) {
        all.put(form, new Hidden(format.replace("%s", secret), List.of(secret)));
    }

    private void pieces(String form, String format, String secret, int at) {
        List<String> pieces = List.of(secret.substring(0, at), secret.substring(at));
        all.put(form, new Hidden(format.formatted(pieces.get(0), pieces.get(1)), pieces));
    }

    private String github() {
        return "ghp" + "_" + of(WORD, 36);
    }

    private static String wide(String text, int by) {
        return text.chars().mapToObj(c -> Character.toString(c + by)).collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String of(String letters, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
