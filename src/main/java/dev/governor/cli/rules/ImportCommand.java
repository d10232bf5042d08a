package dev.governor.cli.rules;

import dev.governor.cli.CommandFailure;
import dev.governor.cli.Telling;
import dev.governor.workshop.SheetImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules import}: turns a sheet into a decision table that diffs in review. */
@Command(
        name = "import",
        description = "Turn the first sheet of an XLSX workbook into a decision table (.drl.csv) in a directory.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(index = "0", paramLabel = "FILE.xlsx", description = "The workbook.")
    private Path workbook;

    @Parameters(index = "1", paramLabel = "DIR", description = "Where the table goes, for example rules/policy.")
    private Path directory;

    @Option(names = "--force", description = "Write over a table that is there.")
    private boolean force;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(workbook)) {
            throw new CommandFailure("there is no file `" + workbook + "`");
        }
        String name = String.valueOf(workbook.getFileName()).replaceFirst("\\.xlsx$", "") + ".drl.csv";
        Path table = directory.resolve(name);
        if (Files.exists(table) && !force) {
            throw new CommandFailure("`" + table + "` exists already; --force writes over it");
        }
        String csv = SheetImport.csv(workbook);
        try {
            Files.createDirectories(directory);
            Files.writeString(table, csv);
        } catch (IOException e) {
            throw new CommandFailure("cannot write `" + table + "`", e);
        }
        return telling.tell(
                true,
                Map.of("table", table.toString()),
                out -> out.println("wrote " + table + "; check it with: governor rules check"));
    }
}
