package dev.governor.command.reading;

import java.util.Locale;
import java.util.Set;

/** Files of rows that are written as text: what was in one of them is data, not code that is written again. */
public final class Rows {

    private static final Set<String> EXTENSIONS = Set.of(
            "csv",
            "tsv",
            "psv",
            "tab",
            "json",
            "jsonl",
            "ndjson",
            "geojson",
            "jsonlines",
            "xls",
            "xlsx",
            "ods",
            "avro",
            "arff",
            "libsvm",
            "npy",
            "npz",
            "pkl",
            "pickle",
            "h5",
            "hdf5",
            "parquet",
            "feather",
            "orc",
            "dta",
            "sav",
            "rds",
            "rdata",
            "ics",
            "vcf",
            "mbox",
            "sql");

    private Rows() {}

    /** Returns whether {@code path} names a file of rows by what follows its last dot. */
    public static boolean in(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && EXTENSIONS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
