package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes rows of text to a workbook as they come; begins a new sheet where a sheet is full. */
final class SheetWriter implements AutoCloseable {

    private static final int SHEET_ROWS = 1_000_000;
    private static final int FLUSHED_ROWS = 1_000;
    private static final double WIDTH = 18;
    private static final String WRONG = "FFC7CE";

    private final Workbook workbook;
    private final String name;
    private final List<String> header;
    private Worksheet sheet;
    private int sheets;
    private int row;

    SheetWriter(OutputStream out, String name, List<String> header) throws IOException {
        this.workbook = new Workbook(out, "Kaoqian", "1.0");
        this.name = name;
        this.header = header;
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        var begun = workbook.newWorksheet(++sheets == 1 ? name : name + sheets);
        for (int i = 0; i < header.size(); i++) {
            begun.value(0, i, header.get(i));
            begun.width(i, WIDTH);
        }
        begun.range(0, 0, 0, Math.max(0, header.size() - 1))
                .style()
                .bold()
                .fillColor("EEF0FB")
                .wrapText(true)
                .set();
        begun.freezePane(0, 1);
        row = 0;
        return begun;
    }

    void row(List<String> texts) throws IOException {
        if (row == SHEET_ROWS) {
            sheet.finish();
            sheet = newSheet();
        }
        row++;
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                sheet.value(row, i, Safe.text(texts.get(i)));
            }
        }
        if (row % FLUSHED_ROWS == 0) {
            sheet.flush();
        }
    }

    /** Paints a cell of the row written last. */
    void wrong(int column) {
        sheet.style(row, column).fillColor(WRONG).set();
    }

    /** Hangs a note on a cell of the row written last. */
    void note(int column, String text) {
        sheet.comment(row, column, text);
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.close();
    }
}
