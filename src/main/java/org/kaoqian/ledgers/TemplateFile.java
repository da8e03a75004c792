package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * An empty workbook for a ledger: a header with required columns marked, drop-downs for codes, text columns that keep
 * leading zeros; on a second sheet how to fill it in, with an example. The second sheet is never taken for data.
 */
@Component
class TemplateFile {

    private static final int PREPARED_ROWS = 5_000;
    private static final String REQUIRED_FILL = "FDE9E7";
    private static final String OPTIONAL_FILL = "EEF0FB";

    private final CodeLists codeLists;

    TemplateFile(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    void write(Ledger whole, OutputStream out) throws IOException {
        var ledger = whole.imported();
        try (var workbook = new Workbook(out, "Kaoqian", "1.0")) {
            var data = workbook.newWorksheet(ledger.label().zh());
            var guide = workbook.newWorksheet("填写说明");
            var lists = workbook.newWorksheet("选项");
            guide(ledger, guide);
            for (int i = 0; i < ledger.fields().size(); i++) {
                column(data, i, ledger.fields().get(i), lists);
            }
            data.freezePane(0, 1);
            lists.setVisibilityState(VisibilityState.HIDDEN);
        }
    }

    private void column(Worksheet data, int column, Field field, Worksheet lists) {
        data.value(0, column, field.label().zh() + (field.required() ? "*" : ""));
        data.style(0, column)
                .bold()
                .fillColor(field.required() ? REQUIRED_FILL : OPTIONAL_FILL)
                .set();
        data.width(column, Math.max(14, field.label().zh().length() * 2.4));
        data.range(1, column, PREPARED_ROWS, column)
                .style()
                .format(field.type() == FieldType.DATE ? "yyyy-mm-dd" : "@")
                .set();
        codeLists.of(field).ifPresent(list -> dropDown(data, column, field, list, lists));
    }

    private static void dropDown(Worksheet data, int column, Field field, CodeList list, Worksheet lists) {
        var names = list.codes().stream().map(code -> code.label().zh()).toList();
        if (names.isEmpty()) {
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            lists.value(i, column, names.get(i));
        }
        data.range(1, column, PREPARED_ROWS, column)
                .validateWithList(lists.range(0, column, names.size() - 1, column))
                .allowBlank(!field.required())
                .errorStyle(field.open() ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP)
                .errorTitle(field.label().zh())
                .error(field.open() ? "下拉列表里没有这一项，确定要填吗？" : "请从下拉列表里选一项。")
                .showErrorMessage(true);
    }

    private void guide(Ledger ledger, Worksheet guide) {
        var header = List.of("列名", "必填", "怎么填", "示例（不会导入）");
        for (int i = 0; i < header.size(); i++) {
            guide.value(0, i, header.get(i));
            guide.style(0, i).bold().fillColor(OPTIONAL_FILL).set();
        }
        guide.width(0, 20);
        guide.width(1, 8);
        guide.width(2, 60);
        guide.width(3, 28);
        for (int i = 0; i < ledger.fields().size(); i++) {
            var field = ledger.fields().get(i);
            guide.value(i + 1, 0, field.label().zh());
            guide.value(i + 1, 1, field.required() ? "是" : "");
            guide.value(i + 1, 2, how(ledger, field));
            guide.value(i + 1, 3, example(field));
        }
    }

    private static String how(Ledger ledger, Field field) {
        return switch (field.type()) {
            case TEXT -> field.max() > 0 ? "文字，最多" + field.max() + "个字" : "文字";
            case NUMBER -> "数字，不带单位";
            case MONEY -> "金额（元），最多两位小数，不带单位";
            case DATE ->
                ledger.name().equals("licence") && field.name().equals("expires")
                        ? "日期，写法同上；长期有效的填“长期”或留空"
                        : "日期，如 2026-11-23、2026/11/23、2026年11月23日 或 20261123"
                                + ledger.field(String.valueOf(field.notBefore()))
                                        .map(start -> "，不早于“" + start.label().zh() + "”")
                                        .orElse("");
            case CODE -> field.open() ? "从下拉列表选；列表里没有的可以直接填写" : "从下拉列表选";
            case REGION -> "6、9或12位区划代码，或街道、社区名称；空着按您的辖区";
            case PHONE -> "11位手机号，或带区号的座机号";
            case ID_NUMBER -> "18位公民身份号码，文本格式";
            case CREDIT_CODE -> "18位统一社会信用代码，文本格式";
            case REFERENCE -> "另一台账里那条记录的编号或名称";
            case POINT -> "经度,纬度，如 104.065735,30.659462（CGCS2000）";
            case FILE, PHOTO -> "文件在页面上传，这里空着";
        };
    }

    private String example(Field field) {
        return switch (field.type()) {
            case TEXT -> "示例" + field.label().zh();
            case NUMBER -> "100";
            case MONEY -> "1200.50";
            case DATE -> field.notBefore() == null ? "2022-03-01" : "2027-02-28";
            case CODE ->
                codeLists.of(field).stream()
                        .flatMap(list -> list.codes().stream())
                        .map(code -> code.label().zh())
                        .findFirst()
                        .orElse("");
            case REGION -> "510199001001";
            case PHONE -> "13800001111";
            case ID_NUMBER -> "11010519491231002X";
            case CREDIT_CODE -> "91510104MA6CWXY85U";
            case POINT -> "104.065735,30.659462";
            case REFERENCE, FILE, PHOTO -> "";
        };
    }
}
