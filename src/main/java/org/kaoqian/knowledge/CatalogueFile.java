package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Item.Audience;
import org.kaoqian.knowledge.WrittenItem.WrittenBasis;
import org.kaoqian.knowledge.WrittenItem.WrittenEntry;
import org.kaoqian.licensing.Confidence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One file of the catalogue, read strictly: what is not understood is refused with file, line and remedy. */
final class CatalogueFile {

    static final Set<String> GROUPS = Set.of(("市场准入,食品药品,公共卫生,消防安全,生态环境,城市管理,建设工程,交通运输,文化教育,特种设备与作业,用工社保,惠企政策,税务信用,"
                    + "知识产权,户籍证件,医保,养老就业,教育,婚育救助,住房不动产,农业农村,法律服务,农林水利")
            .split(","));
    static final Set<String> INDUSTRIES = Set.of(
            ("catering,retail,food_industry,health,beauty_lodging,culture_sport,education,manufacturing,construction,"
                            + "transport,agriculture,hr,all")
                    .split(","));

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String file;
    private final String text;

    private CatalogueFile(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @param file its name, which is the item's code and {@code .yaml} */
    static Item read(String file, String text) {
        return new CatalogueFile(file, text).item();
    }

    private Item item() {
        var said = parse();
        var code = present(said.item(), "item");
        require((code + ".yaml").equals(file), "item", "文件名应为 " + code + ".yaml", "name the file " + code + ".yaml");
        requireName(code, "item");
        var also = list(said.also());
        also.forEach(each -> requireName(each, "also"));
        var names = new Item.Names(code, also, present(said.name(), "name"), nonEmpty(said.lay(), "lay"));
        var basis = basis(present(said.basis(), "basis"), "basis");
        var entries = new ArrayList<Entry>();
        present(said.aspects(), "aspects").forEach((word, entry) -> entries.add(general(names, word, entry, basis)));
        Objects.requireNonNullElse(said.questions(), Map.<String, WrittenEntry>of())
                .forEach((name, entry) -> entries.add(own(names, name, entry, basis)));
        var review = present(said.reviewed(), "reviewed");
        return new Item(
                names,
                placement(said),
                basis,
                new Item.Review(present(review.by(), "by"), present(review.on(), "on"), present(review.next(), "next")),
                entries);
    }

    private Item.Placement placement(WrittenItem said) {
        var group = present(said.group(), "group");
        require(GROUPS.contains(group), "group", "没有这一类：" + group, "no such group: " + group);
        var industries = list(said.industries());
        for (var industry : industries) {
            require(INDUSTRIES.contains(industry), "industries", "没有这个行业：" + industry, "no such industry: " + industry);
        }
        return new Item.Placement(
                word(said.audience(), "for", Audience.class), group, industries, present(said.office(), "office"));
    }

    private Entry general(Item.Names names, String word, WrittenEntry said, Basis basis) {
        var aspect = Aspect.of(word)
                .orElseThrow(() -> fault(word, "没有这个方面，问题请放在questions下", "no such aspect; put it under questions"));
        require(said.title() == null && said.aspect() == null, word, "方面不写title和aspect", "an aspect has no title");
        return new Entry(
                new EntryId(names.code(), word),
                aspect,
                true,
                new Entry.Wording(
                        names.name() + "：" + aspect.title().zh(), present(said.answer(), word), list(said.ask())),
                said.basis() == null ? basis : basis(said.basis(), word));
    }

    private Entry own(Item.Names names, String name, WrittenEntry said, Basis basis) {
        requireName(name, name);
        require(Aspect.of(name).isEmpty(), name, "与方面同名，请改名", "named like an aspect, rename it");
        var aspect = said.aspect() == null
                ? null
                : Aspect.of(said.aspect())
                        .orElseThrow(() -> fault(name, "aspect不认识：" + said.aspect(), "no such aspect"));
        return new Entry(
                new EntryId(names.code(), name),
                aspect,
                false,
                new Entry.Wording(
                        present(said.title(), name), present(said.answer(), name), nonEmpty(said.ask(), name)),
                said.basis() == null ? basis : basis(said.basis(), name));
    }

    private Basis basis(WrittenBasis said, String where) {
        return new Basis(
                present(said.text(), where), word(said.confidence(), "confidence", Confidence.class), said.from());
    }

    private <E extends Enum<E>> E word(@Nullable String said, String key, Class<E> words) {
        for (var each : words.getEnumConstants()) {
            if (each.name().equals(said) || each.name().toLowerCase(Locale.ROOT).equals(said)) {
                return each;
            }
        }
        throw fault(key, key + "不认识：" + said, "not known, use one of " + List.of(words.getEnumConstants()));
    }

    private WrittenItem parse() {
        try {
            var said = YAML.readValue(text, WrittenItem.class);
            require(said != null, "", "文件是空的，请填写或删去", "the file is empty");
            return said;
        } catch (UnrecognizedPropertyException e) {
            var key = e.getPropertyName();
            throw fault(
                    key,
                    "不认识的键“%s”，可用：%s；请更正拼写或删去".formatted(key, e.getKnownPropertyIds()),
                    "unknown key \"%s\", known here: %s; correct the spelling or remove it"
                            .formatted(key, e.getKnownPropertyIds()));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw BrokenCatalogue.at(
                    file,
                    at == null ? 0 : at.getLineNr(),
                    "读不懂，请按提示修改：" + e.getOriginalMessage(),
                    "mend it as it says: " + e.getOriginalMessage());
        }
    }

    private <T> T present(@Nullable T said, String key) {
        if (said == null || said instanceof String words && words.isBlank()) {
            throw fault(key, "“" + key + "”缺少内容，请补上", "something is missing at \"" + key + "\", add it");
        }
        return said;
    }

    private List<String> nonEmpty(@Nullable List<String> said, String key) {
        require(said != null && !said.isEmpty(), key, "“" + key + "”至少要一条", "give at least one at \"" + key + "\"");
        return list(said);
    }

    private static List<String> list(@Nullable List<String> said) {
        return said == null ? List.of() : said.stream().map(String::strip).toList();
    }

    private void requireName(String name, String key) {
        require(NAME.matcher(name).matches(), key, "“" + name + "”应为小写字母、数字和下划线", "use lower-case letters: " + name);
    }

    private void require(boolean right, String key, String zh, String en) {
        if (!right) {
            throw fault(key, zh, en);
        }
    }

    private BrokenCatalogue fault(String key, String zh, String en) {
        var lines = text.lines().toList();
        var line = 0;
        for (int i = 0; i < lines.size() && line == 0; i++) {
            line = !key.isEmpty() && lines.get(i).strip().startsWith(key + ":") ? i + 1 : 0;
        }
        return BrokenCatalogue.at(file, line, zh, en);
    }
}
