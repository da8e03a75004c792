package org.kaoqian.packs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A pack's {@code pack.yaml} as it is written. */
record PackHead(
        @Nullable String pack,
        @Nullable Integer version,
        @Nullable Words title,
        @Nullable Words purpose,
        @Nullable Words basis,
        @Nullable Words responsible,
        @Nullable String icon,
        @Nullable List<String> mission,
        @Nullable List<String> requires,
        @Nullable List<DutyLine> duties) {

    static final String FILE = "pack.yaml";

    /** What is said in both languages. */
    record Words(@Nullable String zh, @Nullable String en) {}

    record DutyLine(
            @Nullable String duty,
            @Nullable String zh,
            @Nullable String en) {}

    /** The pack of these files, whose folder is called so. */
    static Pack read(String folder, List<PackFile> files) throws Faulty {
        var head = files.stream()
                .filter(file -> file.path().equals(FILE))
                .findFirst()
                .orElseThrow(
                        () -> new Faulty(
                                0,
                                Sentence.of(
                                        "文件夹里没有 pack.yaml；请写上包的名称、版本、用途和依据。",
                                        "The folder has no pack.yaml: write the pack's name, version, purpose and basis in it.")));
        var read = StrictYaml.read(head.text(), PackHead.class);
        return new Reader(read.value(), read.lines()).pack(folder, files);
    }

    /** Where something stands in a pack's {@code pack.yaml}. */
    static int line(Pack pack, Object... path) {
        return pack.files().stream()
                .filter(file -> file.path().equals(FILE))
                .map(file -> Lines.in(file.text()).of(path))
                .findFirst()
                .orElse(0);
    }

    private record Reader(PackHead said, Lines lines) {

        Pack pack(String folder, List<PackFile> files) throws Faulty {
            var name = required("pack", said.pack());
            if (!PackName.isName(name)) {
                throw fault(
                        "pack",
                        "“%s”不能作包名；请用小写字母、数字和连字符，如 door-visits。".formatted(name),
                        "'%s' is no name of a pack: use lower-case words joined by hyphens, such as door-visits."
                                .formatted(name));
            }
            if (!name.equals(folder)) {
                throw fault(
                        "pack",
                        "包名“%s”与文件夹名“%s”不同；请改成一样。".formatted(name, folder),
                        "The pack calls itself '%s', its folder is '%s': make them the same.".formatted(name, folder));
            }
            int version = required("version", said.version());
            if (version < 1) {
                throw fault(
                        "version",
                        "版本是从1开始的整数，每次升级加1。",
                        "A version is a whole number from 1, one more at each upgrade.");
            }
            var label = new Pack.Label(
                    words("title", said.title()),
                    words("purpose", said.purpose()),
                    words("basis", said.basis()),
                    words("responsible", said.responsible()),
                    said.icon() == null ? "folder" : said.icon());
            return new Pack(new PackName(name), version, label, orNone(said.mission()), requires(), duties(), files);
        }

        private Set<PackName> requires() throws Faulty {
            for (var required : orNone(said.requires())) {
                if (!PackName.isName(required)) {
                    throw fault(
                            "requires",
                            "“%s”不是包名。".formatted(required),
                            "'%s' is no name of a pack.".formatted(required));
                }
            }
            return orNone(said.requires()).stream().map(PackName::new).collect(Collectors.toUnmodifiableSet());
        }

        private List<Pack.Duty> duties() throws Faulty {
            var duties = new java.util.ArrayList<Pack.Duty>();
            var seen = new HashSet<String>();
            for (var line : orNone(said.duties())) {
                var at = duties.size();
                var code = line.duty();
                if (code == null || line.zh() == null || line.en() == null || !PackName.isName(code)) {
                    throw new Faulty(
                            lines.of("duties", at),
                            Sentence.of(
                                    "职责要写成 {duty: 小写连字符, zh: 中文, en: English}。",
                                    "A duty is written as {duty: lower-case-words, zh: 中文, en: English}."));
                }
                if (!seen.add(code)) {
                    throw new Faulty(
                            lines.of("duties", at),
                            Sentence.of("职责“%s”写了两次。".formatted(code), "The duty '%s' comes twice.".formatted(code)));
                }
                duties.add(new Pack.Duty(code, Sentence.of(line.zh(), line.en())));
            }
            return duties;
        }

        private Sentence words(String key, @Nullable Words words) throws Faulty {
            var said = required(key, words);
            if (blank(said.zh()) || blank(said.en())) {
                throw fault(key, "“%s”要有中文（zh）和英文（en）。".formatted(key), "'%s' needs zh and en.".formatted(key));
            }
            return Sentence.of(
                    String.valueOf(said.zh()).strip(), String.valueOf(said.en()).strip());
        }

        private <T> T required(String key, @Nullable T value) throws Faulty {
            if (value == null) {
                throw new Faulty(
                        1,
                        Sentence.of(
                                "pack.yaml 缺少“%s”；请补上。".formatted(key),
                                "pack.yaml lacks '%s': add it.".formatted(key)));
            }
            return value;
        }

        private Faulty fault(String key, String zh, String en) {
            return new Faulty(lines.of(key), Sentence.of(zh, en));
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
