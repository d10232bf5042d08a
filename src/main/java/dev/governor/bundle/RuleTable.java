package dev.governor.bundle;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** Turns a decision table in CSV into the DRL text that then takes the same way as every other rule. */
final class RuleTable {

    static final String SUFFIX = ".drl.csv";

    private RuleTable() {}

    /** Returns the text, or empty after adding a problem. */
    static Optional<RuleText> toDrl(String file, byte[] csv, List<BundleProblem> problems) {
        int before = problems.size();
        List<String> rows = new String(csv, StandardCharsets.UTF_8).lines().toList();
        TableRows.check(file, rows, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            String drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(csv), InputType.CSV);
            return Optional.of(RuleText.ofTable(file, drl, rows));
        } catch (RuntimeException e) {
            problems.add(BundleProblem.ofFile(
                    file,
                    "the file is not a decision table: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "begin with a shipped table"));
            return Optional.empty();
        }
    }
}
