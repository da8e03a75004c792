package org.kaoqian.organisation;

import org.kaoqian.shared.Sentence;

/** What is wrong in a workbook, and where: row as a spreadsheet shows it, 0 for the whole sheet; sheet and column may be empty. */
record WorkbookFinding(String sheet, int row, String column, Sentence why) {

    static WorkbookFinding of(Sentence why) {
        return new WorkbookFinding("", 0, "", why);
    }
}
