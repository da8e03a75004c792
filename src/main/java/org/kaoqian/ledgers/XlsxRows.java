package org.kaoqian.ledgers;

import java.io.IOException;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The rows of one worksheet. A formula anywhere in it ends the reading, because its result may be stale or wrong. */
final class XlsxRows implements Rows {

    private final XmlPart xml;
    private final SharedStrings strings;
    private final DateStyles dateStyles;
    private final boolean from1904;
    private final StringBuilder text = new StringBuilder();
    private Cell[] cells = new Cell[16];
    private int row;

    XlsxRows(XmlPart xml, SharedStrings strings, DateStyles dateStyles, boolean from1904) {
        this.xml = xml;
        this.strings = strings;
        this.dateStyles = dateStyles;
        this.from1904 = from1904;
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public @Nullable Row next() throws IOException, UnreadableFile {
        for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
            if (element.equals("row")) {
                return readRow();
            }
        }
        return null;
    }

    private Row readRow() throws IOException, UnreadableFile {
        var number = xml.attribute("r");
        row = number == null ? row + 1 : parse(number);
        int width = 0;
        int column = -1;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.name().equals("c")) {
                    column = column(column + 1);
                    var cell = readCell(column);
                    if (cell != Cell.EMPTY) {
                        Limits.columns(column + 1, row);
                        width = put(width, column, cell);
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) {
                return new Row(row, Arrays.copyOf(cells, width));
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Limits.damaged();
            }
        }
    }

    private int put(int width, int column, Cell cell) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
        }
        for (int blank = width; blank < column; blank++) {
            cells[blank] = Cell.EMPTY;
        }
        cells[column] = cell;
        return Math.max(width, column + 1);
    }

    private int column(int following) throws UnreadableFile {
        var reference = xml.attribute("r");
        if (reference == null) {
            return following;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        if (column == 0) {
            throw Limits.damaged();
        }
        return column - 1;
    }

    private Cell readCell(int column) throws IOException, UnreadableFile {
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        text.setLength(0);
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "v" -> xml.appendText(text);
                    case "is" -> SharedStrings.item(xml, text);
                    case "f" -> throw formula(column);
                    default -> xml.appendText(new StringBuilder());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return text.isEmpty() ? Cell.EMPTY : cell(type == null ? "n" : type, style);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Limits.damaged();
            }
        }
    }

    private Cell cell(String type, @Nullable String style) throws UnreadableFile {
        if (text.length() > Limits.CELL_CHARACTERS) {
            throw Limits.bomb();
        }
        return switch (type) {
            case "s" -> Cell.text(strings.get(parse(text)));
            case "inlineStr", "str" -> Cell.text(SharedStrings.unescaped(text));
            case "b" -> Cell.text(text.charAt(0) == '1' ? "TRUE" : "FALSE");
            case "e" -> new Cell(Cell.Kind.ERROR, text.toString());
            case "d" -> Cell.text(text.toString());
            default -> number(text.toString(), style);
        };
    }

    private Cell number(String raw, @Nullable String style) throws UnreadableFile {
        if (style != null && dateStyles.isDate(parse(style))) {
            var value = Numerals.parse(raw);
            var date = value == null || value.precision() - value.scale() > 8
                    ? null
                    : Dates.ofSerial(value.longValue(), from1904);
            if (date != null) {
                return Cell.text(date.toString());
            }
        }
        return new Cell(Cell.Kind.NUMBER, raw);
    }

    private UnreadableFile formula(int column) {
        var name = Cell.name(column, row);
        return new UnreadableFile(
                "单元格%s是公式，结果可能不是最新的，所以整个文件没有导入；请全选复制，在原处“选择性粘贴→数值”，保存后再上传。".formatted(name),
                "Cell %s holds a formula, whose result may be out of date, so nothing was imported: select all, copy, paste as values in place, save and upload again."
                        .formatted(name));
    }

    private static int parse(CharSequence digits) throws UnreadableFile {
        try {
            return Integer.parseInt(digits, 0, digits.length(), 10);
        } catch (NumberFormatException e) {
            throw Limits.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
