package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of regions, which stand before names and addresses and say little of whom or what is meant. */
final class PlaceNames {

    private static final List<String> PROVINCES = List.of("""
            北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
            内蒙古 广西 西藏 宁夏 新疆 香港 澳门""".split("\\s+"));
    private static final List<String> CITIES = List.of("""
            成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山""".split("\\s+"));
    private static final List<String> KINDS =
            List.of("街道办事处", "街道办", "街道", "社区居委会", "社区", "自治区", "自治州", "新区", "省", "市", "州", "区", "县", "镇", "乡", "村");
    private static final Pattern OTHER_STREET = Pattern.compile("^[\\p{IsHan}]{2,5}(街道办事处|街道办|街道|社区居委会|社区)");
    private static final Pattern OTHER_CITY = Pattern.compile(
            "^[\\p{IsHan}]{2,3}(?<![超夜门集城都菜花灯书早])市(?=[\\p{IsHan}]{2})(?:[\\p{IsHan}]{1,4}(?:新区|[区县])(?=[\\p{IsHan}]{2}))?");
    private static final List<String> STREETS = List.of("街道办事处", "街道办", "街道", "镇", "乡");
    private static final List<String> QUARTERS = List.of("街道办事处", "街道办", "街道", "镇", "乡", "社区居委会", "社区", "村");
    private static final int ROUNDS = 6;

    private final Set<String> names;
    /** By their first character, the longest first. */
    private final Map<Character, List<String>> byBeginning;

    /** @param regions the names of the district and of what lies inside it */
    PlaceNames(Collection<String> regions) {
        Set<String> all = new LinkedHashSet<>();
        PROVINCES.forEach(name -> add(all, name, List.of("省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "")));
        CITIES.forEach(name -> add(all, name, List.of("市", "州", "")));
        for (var region : regions) {
            var folded = Alphabet.letters(Alphabet.folded(region));
            all.add(folded);
            var bare = bare(folded);
            if (bare.length() >= 2) {
                add(all, bare, KINDS);
                if (folded.endsWith("区") || folded.endsWith("县")) {
                    all.add(bare);
                }
            }
        }
        all.remove("");
        this.names = Set.copyOf(all);
        this.byBeginning = all.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(name -> name.charAt(0)));
    }

    private static void add(Set<String> all, String name, List<String> kinds) {
        kinds.forEach(kind -> all.add(name + kind));
    }

    private static String bare(String region) {
        return KINDS.stream()
                .filter(region::endsWith)
                .findFirst()
                .map(kind -> region.substring(0, region.length() - kind.length()))
                .orElse(region);
    }

    /** The text without the regions at its beginning; never less than two characters. */
    String withoutLeading(String text) {
        return split(text).rest();
    }

    /**
     * @param rest what follows the regions
     * @param quarters the communities, villages and streets among them, without what says that they are such
     */
    record Split(String rest, List<String> quarters) {}

    Split split(String text) {
        var quarters = new ArrayList<String>();
        var rest = text;
        for (int round = 0; round < ROUNDS; round++) {
            var shorter = withoutOne(rest);
            if (shorter.length() < 2 || shorter.length() == rest.length()) {
                break;
            }
            quarter(rest.substring(0, rest.length() - shorter.length())).ifPresent(quarters::add);
            rest = shorter;
        }
        return new Split(rest, List.copyOf(quarters));
    }

    /** With its level before its name, so that those of one level can be told apart. */
    private static Optional<String> quarter(String region) {
        return QUARTERS.stream()
                .filter(kind -> region.endsWith(kind) && region.length() > kind.length())
                .findFirst()
                .map(kind ->
                        (STREETS.contains(kind) ? "s:" : "c:") + region.substring(0, region.length() - kind.length()));
    }

    private String withoutOne(String text) {
        for (var name : text.isEmpty() ? List.<String>of() : byBeginning.getOrDefault(text.charAt(0), List.of())) {
            if (text.startsWith(name)
                    && !text.startsWith("路", name.length())
                    && !text.startsWith("街", name.length())
                    && !text.startsWith("大道", name.length())) {
                return text.substring(name.length());
            }
        }
        var city = OTHER_CITY.matcher(text);
        if (city.lookingAt()) {
            return text.substring(city.end());
        }
        var street = OTHER_STREET.matcher(text);
        return street.lookingAt() ? text.substring(street.end()) : text;
    }

    /** The same for the same regions, in every run of the program. */
    @Override
    public int hashCode() {
        return names.stream().sorted().toList().hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlaceNames places && names.equals(places.names);
    }

    /** The text without regions in brackets: 某某（成都）有限公司. */
    String withoutBracketed(String text) {
        int from = text.indexOf('(');
        int to = text.indexOf(')', from + 1);
        return from > 0 && to > from && names.contains(text.substring(from + 1, to))
                ? text.substring(0, from) + text.substring(to + 1)
                : text;
    }
}
