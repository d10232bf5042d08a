package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.bundle.BundleSource;
import dev.governor.policy.PolicyVocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetImportTest {

    private static final String TABLE = "policy/approvers.drl.csv";

    @TempDir
    Path directory;

    @Test
    void shouldTurnASheetIntoTheTableThatItWasWrittenFrom() throws IOException {
        SortedMap<String, byte[]> files =
                new TreeMap<>(BundleSource.ofDirectory(Path.of("rules")).files());
        String csv = new String(files.getOrDefault(TABLE, new byte[0]), StandardCharsets.UTF_8);

        String imported = SheetImport.csv(workbook(csv));

        assertThat(imported).isEqualTo(csv);
        files.put(TABLE, imported.getBytes(StandardCharsets.UTF_8));
        assertThat(Workbench.standard()
                        .open(new BundleSource("test", files))
                        .rules(PolicyVocabulary.DIRECTORY)
                        .definitions())
                .extracting(rule -> rule.id())
                .contains("approvers/one", "approvers/two");
    }

    @Test
    void shouldNotEvaluateAFormula() throws IOException {
        Path file = directory.resolve("formula.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet().createRow(1).createCell(2).setCellFormula("1+1");
            workbook.write(out);
        }

        assertThatThrownBy(() -> SheetImport.csv(file)).hasMessageContaining("formula.xlsx:2:3: a formula");
    }

    @Test
    void shouldRefuseAnArchiveThatUnpacksToGigabytes() throws IOException {
        Path file = directory.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertThatThrownBy(() -> SheetImport.csv(file)).hasMessageContaining("no workbook that can be read");
    }

    @Test
    void shouldRefuseWhatIsNoWorkbook() throws IOException {
        Path file = Files.writeString(directory.resolve("text.xlsx"), "RuleSet,x");

        assertThatThrownBy(() -> SheetImport.csv(file)).hasMessageContaining("no workbook");
    }

    private Path workbook(String csv) throws IOException {
        Path file = directory.resolve("table.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            int number = 0;
            for (String line : csv.lines().toList()) {
                Row row = sheet.createRow(number++);
                List<String> cells = cells(line);
                for (int i = 0; i < cells.size(); i++) {
                    row.createCell(i).setCellValue(cells.get(i));
                }
            }
            workbook.write(out);
        }
        return file;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
