package org.kaoqian.ledgers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** The import of one file: what was handed in by whom, and how far it is. */
record FileImport(ImportId id, String ledger, ImportMode mode, Upload upload, Progress progress) {

    /** What was handed in, by whom and when. */
    record Upload(String fileName, long size, OffsetDateTime at, Uploader uploader) {

        String by() {
            return uploader.name();
        }

        RegionCode scope() {
            return uploader.scope();
        }

        List<RegionCode> areas() {
            return uploader.areas();
        }
    }

    /**
     * @param areas the regions whose records the uploader may write
     * @param duties what the uploader was responsible for, by which some fields can be seen and written
     */
    record Uploader(String name, RegionCode scope, List<RegionCode> areas, Set<String> duties) {}

    /** @param phase WAITING, READING, MERGING or ENDED */
    record Progress(
            ImportState state,
            String phase,
            int attempt,
            Counts counts,
            List<String> labels,
            List<String> ignored,
            @Nullable Sentence problem) {}

    /** Rows of the file; while it is being read, those read so far. */
    record Counts(long rows, long inserted, long updated, long unchanged, long rejected) {

        long accepted() {
            return inserted + updated;
        }
    }

    boolean isRunning() {
        return progress.state() == ImportState.RUNNING;
    }

    static FileImport read(ResultSet row, int number) throws SQLException {
        var problemZh = row.getString("problem_zh");
        return new FileImport(
                new ImportId(row.getLong("id")),
                row.getString("ledger"),
                ImportMode.of(row.getString("mode")).orElseThrow(),
                new Upload(
                        row.getString("file_name"),
                        row.getLong("file_size"),
                        row.getObject("uploaded_at", OffsetDateTime.class),
                        new Uploader(
                                row.getString("uploaded_by"),
                                RegionCode.of(row.getString("scope")),
                                texts(row.getArray("areas")).stream()
                                        .map(RegionCode::of)
                                        .toList(),
                                Set.copyOf(texts(row.getArray("duties"))))),
                new Progress(
                        ImportState.valueOf(row.getString("state")),
                        row.getString("phase"),
                        row.getInt("attempt"),
                        new Counts(
                                row.getLong("rows"),
                                row.getLong("inserted"),
                                row.getLong("updated"),
                                row.getLong("unchanged"),
                                row.getLong("rejected")),
                        texts(row.getArray("labels")),
                        texts(row.getArray("ignored")),
                        problemZh == null ? null : Sentence.of(problemZh, row.getString("problem_en"))));
    }

    static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
