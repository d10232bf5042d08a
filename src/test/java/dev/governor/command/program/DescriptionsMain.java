package dev.governor.command.program;

import dev.governor.command.TestingCommands;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.governor.command.CommandReading;
import dev.governor.command.Commands;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.*;
import dev.governor.kernel.Budget;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.*;
import java.util.*;

/** Scratch tool: check descriptions, read simple lines from standard input (tab: expected, line). */
public final class DescriptionsMain {
    static int problems;

    public static void main(String[] args) throws Exception {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Map<String, JsonNode> files = new TreeMap<>();
        try (var list = Files.list(Path.of("rules/knowledge/programs"))) {
            for (Path p : (Iterable<Path>) list.sorted()::iterator) {
                if (p.toString().endsWith(".yaml")) files.put(p.toString(), yaml.readTree(Files.readAllBytes(p)));
            }
        }
        Descriptions descriptions = Descriptions.read(files, file -> (at, s, h) -> {
            problems++;
            System.out.println(file + " " + at + ": " + s + "; " + h);
        });
        System.out.println(descriptions.names().size() + " programs, " + problems + " problems");
        if (args.length > 0 && args[0].equals("check")) return;
        JsonNode tasks = Files.exists(Path.of("rules/knowledge/tasks.yaml")) ? yaml.readTree(Files.readAllBytes(Path.of("rules/knowledge/tasks.yaml"))) : yaml.createObjectNode();
        JsonNode ports = Files.exists(Path.of("rules/knowledge/ports.yaml")) ? yaml.readTree(Files.readAllBytes(Path.of("rules/knowledge/ports.yaml"))) : yaml.createObjectNode();
        Language none = (t, o, c) -> {};
        Map<String, Language> languages = new HashMap<>();
        for (String l : List.of("sql","sed","awk","jq","yq","refspec","git-setting","python-code","node-code")) languages.put(l, none);
        DescribedPrograms programs = new DescribedPrograms(descriptions, new Languages(languages, (n, v) -> Set.of("PATH","LD_PRELOAD").contains(n), Tasks.read(tasks, (a,b,c)->System.out.println("tasks"+a+b)), Ports.read(ports, (a,b,c)->System.out.println("ports"+a+b))));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        boolean trace = args.length > 0 && args[0].equals("trace");
        for (String l; (l = in.readLine()) != null; ) {
            String[] cols = l.split("\t", 3);
            String expect = cols.length > 1 ? cols[0] : "", line = cols.length > 2 ? cols[2] : cols[cols.length - 1];
            String from = cols.length > 2 ? cols[1] : "";
            List<Word> words = split(line);
            if (words == null || words.isEmpty()) { System.out.println("SHELL " + line); continue; }
            Conclusions c = new Conclusions(Budget.ofReading());
            run(programs, words, c);
            CommandReading r = c.reading();
            Set<String> effects = new TreeSet<>();
            r.effects().forEach(e -> effects.add(e.effect().word() + "/" + e.resource().word()));
            boolean ok = true;
            Set<String> exp = new HashSet<>(Arrays.asList(expect.split(",")));
            if (from.startsWith("hostile")) ok = effects.stream().anyMatch(e -> exp.contains(e) || exp.contains(e.replaceFirst("/.*", "")) || e.startsWith("not_understood"));
            else if (from.startsWith("harmless")) ok = effects.stream().allMatch(e -> exp.contains(e) || exp.contains(e.replaceFirst("/.*", "")));
            String mark = from.isEmpty() || from.startsWith("fault") ? "    " : ok ? "ok  " : "FAIL";
            if (args.length > 1 && args[1].equals("fails") && mark.equals("ok  ")) continue;
            System.out.println(mark + " [" + from + " expects " + expect + "] " + line + "  ->  " + effects + (r.understood() ? "" : " " + r.notUnderstood()));
            if (trace) r.parts().forEach(p -> System.out.println("       " + p));
        }
    }

    static void run(DescribedPrograms programs, List<Word> words, Conclusions c) {
        Place place = new Place() {
            public ResourceKind kind(Word w) { return w.known() ? new Commands0().path(w.text()) : ResourceKind.UNKNOWN; }
            public Place below(Word d) { return this; }
            public boolean inProject() { return true; }
            public String variable(String n) { return null; }
        };
        Lines[] lines = new Lines[1];
        lines[0] = new Lines() {
            public void command(List<Word> w, Input i, Place p) {
                c.budget().enter();
                if (w.isEmpty()) return;
                programs.read(new Invocation(w.get(0).text(), w.subList(1, w.size()), i, p, lines[0], c));
                c.budget().leave();
            }
            public void line(String s, Input i, Place p) {
                List<Word> w = split(s);
                if (w == null) c.notUnderstood(s, "(scratch tool: needs the shell)"); else command(w, i, p);
            }
        };
        lines[0].command(words, Input.NONE, place);
    }

    static final class Commands0 { ResourceKind path(String t) { return TestingCommands.path(t); } }

    /** Splits simple lines; null when the shell is needed. */
    static List<Word> split(String line) {
        List<Word> words = new ArrayList<>();
        StringBuilder w = null; boolean wild = false; char q = 0;
        for (int i = 0; i < line.length(); i++) {
            char ch = line.charAt(i);
            if (q == '\'') { if (ch == '\'') q = 0; else w.append(ch); continue; }
            if (q == '"') { if (ch == '"') q = 0; else if (ch == '$' || ch == '`') return null; else if (ch == '\\' && i + 1 < line.length()) w.append(line.charAt(++i)); else w.append(ch); continue; }
            if (Character.isWhitespace(ch)) { if (ch == '\n') return null; if (w != null) { words.add(new Word(w.toString(), wild, false)); w = null; wild = false; } continue; }
            if ("|&;<>$`()".indexOf(ch) >= 0 || ch == '#' && w == null) return null;
            if (w == null) w = new StringBuilder();
            if (ch == '\'' || ch == '"') q = ch;
            else if (ch == '\\' && i + 1 < line.length()) w.append(line.charAt(++i));
            else { if (ch == '*' || ch == '?' || ch == '[') wild = true; w.append(ch); }
        }
        if (q != 0) return null;
        if (w != null) words.add(new Word(w.toString(), wild, false));
        return words;
    }
}
