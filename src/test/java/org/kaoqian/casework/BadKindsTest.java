package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.Kaoqian;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A kind of case that would not work is refused with its file, its line and what to do. */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
class BadKindsTest {

    private static final String KIND = "cases/vaccination-call.yaml";

    @Autowired
    InstallPack install;

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            outcome: not-in, zh                | outcome: vaccinated, zh             | 15 | 写了两次
            ask: [shot_on, doses]              | ask: [shot_on, dozes]               | 8  | 没有字段“dozes”
            ask: [shot_on, doses]              | ask: [number]                       | 8  | 不能改写
            ask: [shot_on, doses]              | ask: [doses, doses]                 | 8  | 写了两次
            state: done                        | state: dun                          | 8  | 不能填“dun”
            checked_on: today                  | checked_on: soon                    | 8  | 不能填“soon”
            ledger: call                       | ledger: calls                       | 14 | 没有台账“calls”
            caller: me                         | called: me                          | 14 | 没有字段“called”
            number: case, resident: self       | number: self, resident: self        | 14 | 不是引用字段
            called_on: today, caller: me       | caller: me                          | 14 | 必填字段没有写：called_on
            again: 3                           | again: 0                            | 15 | 1至366
            note: required                     | note: maybe                         | 12 | required
            visit: true                        | visits: true                        | 3  | 不认识“visits”
            kind: vaccination-call             | kind: Vaccination                   | 1  | 小写
            """)
    void what_is_wrong_in_a_kind_is_told_with_its_line(String was, String becomes, int line, String sentence) {
        assertThat(PackForTests.of("door-to-door").with(KIND, was, becomes).tried(install))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("door-to-door/" + KIND + ":" + line + ": ")
                        .contains(sentence));
    }

    @org.junit.jupiter.api.Test
    void a_step_that_names_no_kind_is_told_at_the_step() {
        var tried = PackForTests.of("door-to-door")
                .with("pack.yaml", "version: 1", "version: 2")
                .with("rules/not-vaccinated.yaml", "case: vaccination-call", "case: vaccination-visit")
                .tried(install);
        assertThat(tried)
                .singleElement()
                .asString()
                .startsWith("door-to-door/rules/not-vaccinated.yaml:10: 没有办件种类“vaccination-visit”");
    }

    @org.junit.jupiter.api.Test
    void a_value_that_a_step_cannot_set_is_told_at_the_step() {
        var tried = PackForTests.of("door-to-door")
                .with("pack.yaml", "version: 1", "version: 2")
                .with("rules/not-vaccinated.yaml", "checked_on: today", "checked_on: yesterday")
                .tried(install);
        assertThat(tried).singleElement().asString().contains("not-vaccinated.yaml:10: ", "不能填“yesterday”");
    }
}
