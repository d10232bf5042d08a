package dev.governor.workshop;

import dev.governor.bundle.BundleLimits;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook as the CSV of a decision table, which then takes the same way as every other table.
 *
 * <p>The first sheet counts. Formulas and macros are not evaluated: a cell with a formula is refused.
 */
public final class SheetImport {

    private static final long MAX_UNPACKED = 50_000_000;
    private static final double MIN_INFLATE_RATIO = 0.005;

    private SheetImport() {}

    /**
     * Returns the table in {@code workbook} as CSV.
     *
     * @throws ProblemException {@code invalid-bundle} when it is no workbook, is too large, or holds a formula
     */
    public static String csv(Path workbook) {
        ZipSecureFile.setMaxEntrySize(MAX_UNPACKED);
        ZipSecureFile.setMaxTextSize(MAX_UNPACKED);
        ZipSecureFile.setMinInflateRatio(MIN_INFLATE_RATIO);
        String name = String.valueOf(workbook.getFileName());
        try (InputStream bytes = open(workbook, name);
                Workbook read = new XSSFWorkbook(bytes)) {
            return csv(read.getSheetAt(0), name);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException problem) {
                throw problem;
            }
            throw refused(name + ":1:1", "the file is no workbook that can be read");
        }
    }

    private static InputStream open(Path workbook, String name) throws IOException {
        if (Files.size(workbook) > BundleLimits.MAX_FILE_BYTES) {
            throw refused(name + ":1:1", "a workbook has at most " + BundleLimits.MAX_FILE_BYTES + " bytes");
        }
        return Files.newInputStream(workbook);
    }

    private static String csv(Sheet sheet, String name) {
        List<List<String>> rows = new ArrayList<>();
        int columns = 0;
        DataFormatter texts = new DataFormatter(Locale.ROOT);
        if (sheet.getLastRowNum() >= BundleLimits.MAX_ROWS) {
            throw refused(name + ":1:1", "a table has at most " + BundleLimits.MAX_ROWS + " rows");
        }
        for (int i = 0; i <= sheet.getLastRowNum(); i++) {
            List<String> cells = cells(sheet.getRow(i), i, name, texts);
            columns = Math.max(columns, cells.size());
            rows.add(cells);
        }
        int width = columns;
        return rows.stream().map(row -> line(row, width)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> cells(@Nullable Row row, int index, String name, DataFormatter texts) {
        List<String> cells = new ArrayList<>();
        if (row == null) {
            return cells;
        }
        if (row.getLastCellNum() > BundleLimits.MAX_COLUMNS) {
            throw refused(
                    name + ":" + (index + 1) + ":1", "a table has at most " + BundleLimits.MAX_COLUMNS + " columns");
        }
        for (int i = 0; i < row.getLastCellNum(); i++) {
            Cell cell = row.getCell(i, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
            if (cell != null && cell.getCellType() == CellType.FORMULA) {
                throw refused(
                        name + ":" + (index + 1) + ":" + (i + 1),
                        "a formula is not evaluated: write its value instead");
            }
            cells.add(
                    cell == null
                            ? ""
                            : texts.formatCellValue(cell).replaceAll("\\R", " ").strip());
        }
        return cells;
    }

    private static String line(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded.stream().map(SheetImport::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private static ProblemException refused(String at, String detail) {
        return ProblemException.at(ProblemCode.INVALID_BUNDLE, at, at + ": " + detail);
    }
}
