package org.kaoqian.ledgers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Does the work of one import: reads the file into a staging table of its own, then merges that table in one
 * transaction. It can be killed at any moment and run again: until the merge commits the ledger is untouched, and after
 * that the import has ended. A run that is overtaken by another notices at its next step and gives up.
 */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int LAST_ATTEMPT = 5;

    private final Ledgers ledgers;
    private final CodeLists codeLists;
    private final Organisation organisation;
    private final Clock clock;
    private final Steps steps;

    /** Where the work happens. */
    record Steps(ImportStore store, Uploads uploads, Merge merge, DataSource database, Checkpoint checkpoint) {}

    @Autowired
    ImportRun(Ledgers ledgers, CodeLists codeLists, Organisation organisation, Clock clock, StepsOf steps) {
        this(ledgers, codeLists, organisation, clock, steps.steps());
    }

    ImportRun(Ledgers ledgers, CodeLists codeLists, Organisation organisation, Clock clock, Steps steps) {
        this.ledgers = ledgers;
        this.codeLists = codeLists;
        this.organisation = organisation;
        this.clock = clock;
        this.steps = steps;
    }

    /** Gathers the steps of the running program. */
    @Component
    record StepsOf(ImportStore store, Uploads uploads, Merge merge, DataSource database) {

        Steps steps() {
            return new Steps(store, uploads, merge, database, Checkpoint.NONE);
        }
    }

    /** Runs the import to its end, whether it has begun before or not; does nothing where it has ended. */
    void run(ImportId id) {
        var begun = steps.store().begin(id);
        if (begun.isEmpty()) {
            steps.merge().dropStaging(id, Integer.MAX_VALUE);
            return;
        }
        var run = begun.get();
        try {
            work(run);
        } catch (UnreadableFile e) {
            steps.store().failed(run, e.reason());
        } catch (Abandoned e) {
            LOG.info("{}", e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            giveUpAfterLastAttempt(run, e);
        }
        steps.merge().dropStaging(id, run.progress().attempt());
    }

    private void giveUpAfterLastAttempt(FileImport run, Exception e) {
        if (!steps.store().isCurrent(run)) {
            LOG.info("Import {} was taken over by another run", run.id());
            return;
        }
        if (run.progress().attempt() < LAST_ATTEMPT) {
            throw new IllegalStateException("Import " + run.id() + " did not finish and will be tried again", e);
        }
        LOG.error("Import {} failed {} times", run.id(), LAST_ATTEMPT, e);
        steps.store()
                .failed(
                        run,
                        Sentence.of(
                                "系统多次尝试后仍未能导入，台账没有变化；请稍后重新上传，仍不行请把导入编号%s告诉管理员。".formatted(run.id()),
                                "The import did not succeed after several attempts and the ledger is unchanged: upload the file again later, or tell the administrator the import's number %s."
                                        .formatted(run.id())));
    }

    private void work(FileImport run) throws IOException, SQLException, UnreadableFile {
        steps.checkpoint().reached("begun", 0);
        steps.merge().dropStaging(run.id(), run.progress().attempt());
        steps.merge().dropRejects(run);
        var ledger = ledgers.named(run.ledger())
                .seenWith(run.upload().uploader().duties())
                .imported();
        try (var sheets = SpreadsheetFile.open(
                steps.uploads().path(run.id()), run.upload().fileName())) {
            var found = Header.find(ledger, sheets);
            try (var rows = found.rows()) {
                steps.store().headed(run, found.header());
                var staging = new Staging(
                        ledger,
                        columns(ledger, found, run),
                        Staging.table(run),
                        steps.store().seals(),
                        targets(ledger));
                steps.checkpoint().reached("headed", 0);
                var counted = stage(run, staging, rows);
                if (counted.rows() == 0) {
                    throw new UnreadableFile(
                            "表头下面没有数据行；请填好数据、保存后再上传。",
                            "There are no rows below the header: fill them in, save the file and upload it again.");
                }
                steps.merge().merge(run, staging, counted, steps.checkpoint());
            }
        }
        steps.checkpoint().reached("merged", 0);
    }

    private Map<String, Ledger> targets(Ledger ledger) {
        return ledger.fields().stream()
                .flatMap(field -> Optional.ofNullable(field.refers()).stream())
                .distinct()
                .collect(Collectors.toMap(name -> name, ledgers::named));
    }

    private List<RowReader.Staged> columns(Ledger ledger, Header.Found found, FileImport run) {
        var territory = Territory.of(run.upload().scope(), run.upload().areas(), organisation);
        var today = LocalDate.now(clock);
        var columns = new ArrayList<RowReader.Staged>();
        for (var field : ledger.fields()) {
            var column = Optional.ofNullable(found.header().columns().get(field));
            if (column.isPresent() || ledger.key().contains(field.name())) {
                var reader = new CellReader(
                        field, codeLists, territory, today, found.rows().from1904());
                columns.add(new RowReader.Staged(reader, column.orElse(-1)));
            }
        }
        return List.copyOf(columns);
    }

    private Chunks.Counted stage(FileImport run, Staging staging, Rows rows)
            throws IOException, SQLException, UnreadableFile {
        try (Connection connection = steps.database().getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute(staging.create());
            }
            var reader = new RowReader(staging.ledger(), staging.columns());
            return new Chunks(connection, run, staging, steps).stage(rows, reader);
        }
    }
}
