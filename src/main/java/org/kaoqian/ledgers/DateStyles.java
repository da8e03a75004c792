package org.kaoqian.ledgers;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which cell styles of a workbook show a number as a date. */
record DateStyles(BitSet styles) {

    static final DateStyles NONE = new DateStyles(new BitSet());

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

    boolean isDate(int style) {
        return style >= 0 && styles.get(style);
    }

    static DateStyles read(XmlPart part) throws IOException, UnreadableFile {
        Map<Integer, Boolean> custom = new HashMap<>();
        var styles = new BitSet();
        boolean cells = false;
        int style = 0;
        for (var element = part.nextElement(); element != null; element = part.nextElement()) {
            switch (element) {
                case "numFmt" -> {
                    var code = part.attribute("formatCode");
                    custom.put(number(part, "numFmtId"), code != null && isDateFormat(code));
                }
                case "cellXfs" -> cells = true;
                case "cellStyles", "dxfs" -> cells = false;
                case "xf" -> {
                    if (cells) {
                        int format = number(part, "numFmtId");
                        styles.set(style++, custom.getOrDefault(format, isBuiltInDate(format)));
                    }
                }
                default -> {}
            }
        }
        return new DateStyles(styles);
    }

    private static int number(XmlPart part, String attribute) {
        var text = part.attribute(attribute);
        return text != null && Numerals.isDigits(text) && text.length() < 9 ? Integer.parseInt(text) : -1;
    }

    static boolean isDateFormat(String code) {
        var bare = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 || bare.contains("年") || bare.contains("月");
    }

    private static boolean isBuiltInDate(int format) {
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 31
                || format >= 50 && format <= 58;
    }
}
