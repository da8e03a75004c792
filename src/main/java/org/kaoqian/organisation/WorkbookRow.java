package org.kaoqian.organisation;

import java.util.List;

/**
 * A row of a sheet as text.
 *
 * @param number as a spreadsheet shows it, the header is 1
 * @param texts one for each column of the sheet, stripped, empty where there is none
 */
record WorkbookRow(int number, List<String> texts) {

    String text(int column) {
        return texts.get(column);
    }
}
