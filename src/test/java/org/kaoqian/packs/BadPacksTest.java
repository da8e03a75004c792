package org.kaoqian.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Whatever is wrong with a pack gets its sentence, with the file and, where there is one, the line. */
@SpringBootTest
class BadPacksTest {

    @Autowired
    InstallPack install;

    /**
     * @param file what is spoilt
     * @param text what of it; {@code *} where the file is gone, {@code +} where it is a new one
     * @param at where the fault is told, the file and perhaps its line, with ! where nothing else may be; mostly empty
     */
    record Bad(String what, String file, String text, String instead, String says, String at) {

        String place() {
            return at.replace("!", "").isEmpty() ? file : at.replace("!", "");
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bad() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "packs", "bad-packs.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Bad(
                        cells[0],
                        cells[1],
                        unescaped(cells[2]),
                        unescaped(cells[3]),
                        cells[4],
                        cells.length > 5 ? cells[5] : ""));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void every_bad_pack_gets_its_sentence(Bad bad) {
        var outcome = install.install(new PackFolder("elders", files(bad)), "tester", true);

        assertThat(outcome).isInstanceOf(PackOutcome.Faults.class);
        var faults = ((PackOutcome.Faults) outcome).faults();
        assertThat(faults).as("%s", faults).anySatisfy(fault -> {
            assertThat(fault.what().zh()).contains(bad.says());
            assertThat("elders/" + bad.place()).isIn(fault.file(), fault.file() + ":" + fault.line());
        });
        if (bad.at().endsWith("!")) {
            assertThat(faults).hasSize(1);
        }
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.file()).startsWith("elders/");
            assertThat(fault.what().en()).isNotBlank();
        });
    }

    @Test
    void the_pack_that_they_spoil_is_sound() {
        assertThat(install.install(new PackFolder("elders", files()), "tester", true))
                .isInstanceOf(PackOutcome.Done.class);
    }

    @Test
    void all_faults_of_all_files_come_at_once() {
        var files = files().stream()
                .map(file -> new PackFile(file.path(), file.text().replace("zh:", "zn:")))
                .toList();

        var outcome = install.install(new PackFolder("elders", files), "tester", true);

        assertThat(((PackOutcome.Faults) outcome).faults()).isNotEmpty();
    }

    private static List<PackFile> files() {
        return Tutorial.files().entrySet().stream()
                .map(file -> new PackFile(file.getKey().substring("elders/".length()), file.getValue()))
                .toList();
    }

    private static List<PackFile> files(Bad bad) {
        var files = new LinkedHashMap<String, String>();
        files().forEach(file -> files.put(file.path(), file.text()));
        if (bad.text().equals("*")) {
            files.remove(bad.file());
        } else if (bad.text().equals("+")) {
            files.put(bad.file(), bad.instead());
        } else {
            var right = files.get(bad.file());
            assertThat(right).as("what is spoilt").contains(bad.text());
            files.put(
                    bad.file(),
                    right.replaceFirst(
                            java.util.regex.Pattern.quote(bad.text()),
                            java.util.regex.Matcher.quoteReplacement(
                                    bad.instead().equals("-") ? "" : bad.instead())));
        }
        return files.entrySet().stream()
                .map(file -> new PackFile(file.getKey(), file.getValue()))
                .toList();
    }
}
