package dev.governor.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads the rules of one file: parses it and refuses everything in it that is not a rule. */
final class RuleFile {

    private static final Pattern FAILED = Pattern.compile("^Line ([0-9]{1,9}):([0-9]{1,9}) unexpected exception");
    private static final String SHAPE = "write rule \"id\", its @metadata, when Fact(property == literal, …) then end";

    private final RuleVocabulary vocabulary;
    private final FactType fact;
    private final NamedWords names;
    private final List<BundleProblem> problems;

    RuleFile(RuleVocabulary vocabulary, FactType fact, NamedWords names, List<BundleProblem> problems) {
        this.vocabulary = vocabulary;
        this.fact = fact;
        this.names = names;
        this.problems = problems;
    }

    List<RuleDefinition> read(RuleText text) {
        return parse(text).map(tree -> rules(tree, text)).orElse(List.of());
    }

    private Optional<PackageDescr> parse(RuleText text) {
        Optional<SourcePlace> deep = text.tooDeep();
        if (deep.isPresent()) {
            report(deep.get(), "brackets are nested too deep", "a rule needs one pair around its conditions");
            return Optional.empty();
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, text.drl());
            if (tree != null && !parser.hasErrors()) {
                return Optional.of(tree);
            }
        } catch (DroolsParserException | RuntimeException e) {
            report(text.at(1, 0), "the file cannot be parsed", SHAPE);
            return Optional.empty();
        }
        int before = problems.size();
        for (DroolsError error : parser.getErrors()) {
            if (error instanceof ParserError at) {
                refuse(text, at);
            }
        }
        if (problems.size() == before) {
            report(text.at(1, 0), "the file cannot be parsed", SHAPE);
        }
        return Optional.empty();
    }

    /** Reports what the parser found in the author's words: it numbers its errors, and calls the end of a file nothing. */
    private void refuse(RuleText text, ParserError error) {
        String words = String.valueOf(error.getMessage());
        Matcher failed = FAILED.matcher(words);
        if (failed.find()) {
            report(
                    text.at(Integer.parseInt(failed.group(1)), Integer.parseInt(failed.group(2))),
                    "this is no rule",
                    SHAPE);
            return;
        }
        String sentence =
                words.replaceFirst("^\\[ERR \\d+] Line \\d+:\\d+ ", "").strip();
        boolean ends = sentence.contains("'<eof>'") || sentence.contains("input ''");
        report(
                text.at(error.getRow(), error.getCol()),
                ends ? "the file ends in the middle of something" : sentence,
                ends ? "close every bracket, quote and comment, and end each rule with `then end`" : SHAPE);
    }

    private List<RuleDefinition> rules(PackageDescr tree, RuleText text) {
        String home = "governor." + vocabulary.directory();
        if (!home.equals(tree.getName())) {
            boolean none = tree.getName() == null || tree.getName().isEmpty();
            report(
                    text.at(tree.getLine(), tree.getColumn()),
                    none ? "the file has no package" : "the package is `" + tree.getName() + "`",
                    "begin with `package " + home + ";`");
        }
        for (ImportDescr imported : tree.getImports()) {
            if (!fact.importName().equals(imported.getTarget())) {
                report(
                        text.imported(imported.getLine(), imported.getColumn()),
                        "`" + imported.getTarget() + "` must not be imported",
                        "rules import " + fact.importName() + " only");
            }
        }
        foreign(tree)
                .forEach((kind, found) -> found.forEach(descr -> report(
                        text.at(descr.getLine(), descr.getColumn()),
                        kind + " is not allowed",
                        "a bundle holds rules only: data that is read, and nothing that runs")));
        if (tree.getRules().isEmpty()) {
            report(text.at(1, 0), "the file holds no rules", "write one, or delete the file");
        }
        List<RuleDefinition> rules = new ArrayList<>();
        for (RuleDescr rule : tree.getRules()) {
            new RuleReader(vocabulary, fact, names, text, problems).read(rule).ifPresent(rules::add);
        }
        return rules;
    }

    /** Returns everything in the file that is no rule, by what it is. */
    private static Map<String, Collection<? extends BaseDescr>> foreign(PackageDescr tree) {
        Map<String, Collection<? extends BaseDescr>> kinds = new LinkedHashMap<>();
        kinds.put("an import of a function", tree.getFunctionImports());
        kinds.put("an import of an accumulate function", tree.getAccumulateImports());
        kinds.put("a global", tree.getGlobals());
        kinds.put("an attribute of all rules", tree.getAttributes());
        kinds.put("a function", tree.getFunctions());
        kinds.put("a declared type", tree.getTypeDeclarations());
        kinds.put("a declared enum", tree.getEnumDeclarations());
        kinds.put("an entry point", tree.getEntryPointDeclarations());
        kinds.put("a window", tree.getWindowDeclarations());
        kinds.put("a unit", tree.getUnit() == null ? List.of() : List.of(tree.getUnit()));
        return kinds;
    }

    private void report(SourcePlace at, String message, String hint) {
        problems.add(BundleProblem.at(at, message, hint));
    }
}
