package dev.governor.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    private final RuleVocabulary vocabulary;
    private final FactType fact;
    private final List<BundleProblem> problems;

    RuleFile(RuleVocabulary vocabulary, FactType fact, List<BundleProblem> problems) {
        this.vocabulary = vocabulary;
        this.fact = fact;
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
            report(text.at(1, 0), "the file cannot be parsed", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        for (DroolsError error : parser.getErrors()) {
            if (error instanceof ParserError at) {
                report(text.at(at.getRow(), at.getCol()), sentence(at.getMessage()), "");
            }
        }
        if (problems.isEmpty()) {
            report(text.at(1, 0), "the file holds no rules", "");
        }
        return Optional.empty();
    }

    /** Returns the parser's words without its error number and place. */
    private static String sentence(String message) {
        return message.replaceFirst("^\\[ERR \\d+] Line \\d+:\\d+ ", "").strip();
    }

    private List<RuleDefinition> rules(PackageDescr tree, RuleText text) {
        String home = "governor." + vocabulary.directory();
        if (!home.equals(tree.getName())) {
            report(
                    text.at(tree.getLine(), tree.getColumn()),
                    "the package is `" + tree.getName() + "`",
                    "write " + home);
        }
        for (ImportDescr imported : tree.getImports()) {
            if (!fact.importName().equals(imported.getTarget())) {
                report(
                        text.at(imported.getLine(), imported.getColumn()),
                        "`" + imported.getTarget() + "` must not be imported",
                        "rules import " + fact.importName() + " only");
            }
        }
        foreign(tree)
                .forEach(descr -> report(
                        text.at(descr.getLine(), descr.getColumn()),
                        "a bundle holds rules only",
                        "no functions, globals, declared types, static imports, units or attributes"));
        List<RuleDefinition> rules = new ArrayList<>();
        for (RuleDescr rule : tree.getRules()) {
            new RuleReader(vocabulary, fact, text, problems).read(rule).ifPresent(rules::add);
        }
        return rules;
    }

    private static Stream<? extends BaseDescr> foreign(PackageDescr tree) {
        Stream<Collection<? extends BaseDescr>> kinds = Stream.of(
                tree.getFunctionImports(),
                tree.getAccumulateImports(),
                tree.getGlobals(),
                tree.getAttributes(),
                tree.getFunctions(),
                tree.getTypeDeclarations(),
                tree.getEnumDeclarations(),
                tree.getEntryPointDeclarations(),
                tree.getWindowDeclarations(),
                tree.getUnit() == null ? List.of() : List.of(tree.getUnit()));
        return kinds.flatMap(Collection::stream);
    }

    private void report(SourcePlace at, String message, String hint) {
        problems.add(BundleProblem.at(at, message, hint));
    }
}
