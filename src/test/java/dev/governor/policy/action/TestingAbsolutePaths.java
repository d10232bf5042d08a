package dev.governor.policy.action;

import java.util.List;
import java.util.Set;

/** Writes lines again as a harness does that sends absolute paths: each relative path of the project below a workspace. */
final class TestingAbsolutePaths {

    private static final List<String> DIRECTORIES = List.of(
            "src/",
            "test/",
            "tests/",
            "docs/",
            "lib/",
            "build/",
            "target/",
            "dist/",
            "config/",
            "app/",
            "scripts/",
            "cmd/",
            "internal/",
            "pkg/",
            "packages/",
            "services/",
            "public/",
            "infra/",
            "terraform/",
            "k8s/",
            "deploy/",
            "migrations/",
            "node_modules/",
            "coverage/",
            "examples/",
            "tools/",
            "data/",
            "backups/",
            "secrets/",
            "logs/",
            "tmp/",
            "out/",
            "./",
            ".git/",
            ".github/",
            ".venv/",
            ".vscode/",
            ".claude/",
            ".cursor/",
            ".husky/",
            ".ssh/",
            ".aws/");
    private static final Set<String> ENDINGS = Set.of(
            "java",
            "kt",
            "py",
            "go",
            "rs",
            "ts",
            "tsx",
            "js",
            "jsx",
            "mjs",
            "json",
            "yaml",
            "yml",
            "toml",
            "xml",
            "md",
            "txt",
            "csv",
            "sql",
            "sh",
            "html",
            "css",
            "log",
            "lock",
            "tf",
            "env",
            "pem",
            "key",
            "properties",
            "gradle",
            "cs",
            "rb",
            "php",
            "tmp");
    private static final Set<String> NAMES = Set.of(
            ".env", "Makefile", "Dockerfile", "README", "LICENSE", ".gitignore", "gradlew", "mvnw", ".npmrc", ".netrc");
    private static final Set<String> MOVES = Set.of("cd", "pushd", "-C", "--directory", "--chdir", "-execdir");
    private static final String SEPARATES = ";|&(\n";
    private static final String BREAKS = " \t\n'\"=<>;|&()@:,";

    private TestingAbsolutePaths() {}

    /**
     * Returns {@code line} with its relative paths below {@code root}; behind a change of the directory, which makes them paths
     * of another one, only the directory itself.
     */
    static String of(String line, String root) {
        StringBuilder written = new StringBuilder();
        boolean begins = true;
        int left = Integer.MAX_VALUE;
        int from = 0;
        while (from < line.length()) {
            int end = from;
            while (end < line.length() && BREAKS.indexOf(line.charAt(end)) < 0) {
                end++;
            }
            String word = line.substring(from, end);
            boolean program = begins && word.indexOf('/') < 0;
            written.append(
                    left > 0 && !program && !address(line, from, end) && path(word) ? root + "/" + below(word) : word);
            left -= word.isEmpty() ? 0 : 1;
            left = MOVES.contains(word) ? Math.min(left, 1) : left;
            if (end < line.length()) {
                written.append(line.charAt(end));
                begins = SEPARATES.indexOf(line.charAt(end)) >= 0 || begins && word.isEmpty();
            }
            from = end + 1;
        }
        return written.toString();
    }

    /** Returns whether the word belongs to an address, to a call of a function, or is a part of one. */
    private static boolean address(String line, int from, int end) {
        boolean before = from > 0 && ":@".indexOf(line.charAt(from - 1)) >= 0;
        return before || end < line.length() && ":(".indexOf(line.charAt(end)) >= 0;
    }

    private static String below(String word) {
        return word.startsWith("./") ? word.substring(2) : word;
    }

    private static boolean path(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/*".indexOf(c) >= 0)
                && word.charAt(0) != '-'
                && word.charAt(0) != '*'
                && word.charAt(0) != '/';
        String name = word.substring(word.lastIndexOf('/') + 1);
        boolean file = name.lastIndexOf('.') > 0 && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
        return plain
                && !word.contains("...")
                && (DIRECTORIES.stream().anyMatch(word::startsWith)
                        || NAMES.contains(word)
                        || file && word.indexOf('/') < 0);
    }
}
