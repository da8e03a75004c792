package org.kaoqian.editorial;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the laws that a basis cites: names that end like a law (法, 条例, 办法 …) and numbers of documents (国办发〔2020〕35号).
 * Articles, years of revision and issuing bodies are left away, so that one law has one name.
 */
final class Citations {

    private static final Pattern PART = Pattern.compile("[；;。\\n]");
    private static final Pattern BRACKETS = Pattern.compile("（[^（）]*）|\\([^()]*\\)");
    private static final Pattern ARTICLE = Pattern.compile(
            "第[0-9一二三四五六七八九十百零]+(?:[至到—\\-–、，,和及第条章节]*[0-9一二三四五六七八九十百零]+)*(?:条|章|节)(?:之[一二三四五])?(?:第[0-9一二三四五六七八九十]+[款项])*(?:等|以下)?");
    private static final Pattern DOCUMENT = Pattern.compile("[\\p{IsHan}]{2,10}〔\\d{4}〕\\d+号");
    private static final Pattern LAW =
            Pattern.compile(".*(?:法|法典|条例|细则|办法|规定|规则|规范|标准|名录|目录|规程|准则|通则|纲要|意见|决定|解释|令)$");
    private static final Pattern ISSUED = Pattern.compile("^(?:中华人民共和国|国务院关于|国务院)(?=.{3,})");
    private static final Pattern VAGUE = Pattern.compile("本区|本市|本省|本地|地方|公布|为准|国家规定|当地|^以|^按|口径|做法|做$|相关|有关");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 45;

    private Citations() {}

    /** In the order in which they are cited. */
    static Set<String> in(String basis) {
        var laws = new LinkedHashSet<String>();
        var last = "";
        for (var part : PART.split(basis)) {
            var documents = DOCUMENT.matcher(part).results().toList();
            var rest = DOCUMENT.matcher(part).replaceAll("、");
            var bare = BRACKETS.matcher(rest).replaceAll("");
            for (var name : ARTICLE.matcher(bare).replaceAll("、").split("[、，,]")) {
                var law = named(name, last);
                if (!law.isEmpty()) {
                    laws.add(law);
                    last = law;
                }
            }
            documents.forEach(document -> laws.add(document.group()));
        }
        return laws;
    }

    private static String named(String text, String before) {
        var name = text.strip().replaceAll("[《》“”]", "").replaceAll("^[和及与]", "");
        if (name.equals("实施细则") || name.equals("实施条例")) {
            return before.isEmpty() ? "" : before.replaceAll("(?:实施细则|实施条例)$", "") + name;
        }
        name = ISSUED.matcher(name).replaceFirst("").replaceAll("^(?:中华人民共和国)", "");
        return name.length() >= SHORTEST
                        && name.length() <= LONGEST
                        && LAW.matcher(name).matches()
                        && !VAGUE.matcher(name).find()
                ? name
                : "";
    }
}
