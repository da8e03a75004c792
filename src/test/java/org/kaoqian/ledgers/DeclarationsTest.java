package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.packs.Faulty;

class DeclarationsTest {

    private static final String TREES = """
            ledger: tree
            label: {zh: 古树, en: Trees}
            key: [tag]
            title: tag
            purpose: {zh: 保护, en: To guard}
            basis: {zh: 条例, en: Regulation}
            retention: {years: 5, zh: 五年, en: Five years}
            fields:
              - {name: tag, label: {zh: 编号, en: Tag}, type: text, required: true, max: 20}
              - {name: kind, label: {zh: 树种, en: Kind}, aliases: [种类], type: code, codes: kind, default: oak}
              - {name: planted, label: {zh: 种植日期, en: Planted}, type: date}
              - {name: felled, label: {zh: 砍伐日期, en: Felled}, type: date, notBefore: planted}
              - {name: region, label: {zh: 区划, en: Region}, type: region}
            codes:
              kind:
                - {code: oak, zh: 栎, en: Oak}
            """;

    private final Declarations built = new Declarations();

    DeclarationsTest() throws IOException {}

    @Test
    void the_built_in_ledgers_are_read_as_they_are_declared() {
        var ledgers = new Ledgers(built, List.of());

        var licence = ledgers.named("licence");
        assertThat(ledgers.all())
                .extracting(Ledger::name)
                .containsExactly("enterprise", "inquiry", "licence", "person", "premises");
        assertThat(licence.key()).containsExactly("number", "type");
        assertThat(licence.field("expires")).hasValueSatisfying(expires -> {
            assertThat(expires.type()).isEqualTo(FieldType.DATE);
            assertThat(expires.notBefore()).isEqualTo("issued");
        });
        assertThat(licence.field("status").orElseThrow().defaultValue()).isEqualTo("valid");
        assertThat(licence.field("phone").orElseThrow().isSensitive()).isTrue();
    }

    @Test
    void a_code_answers_to_its_names() {
        var status = new CodeLists(new Ledgers(built, List.of()))
                .find("licence-status")
                .orElseThrow();

        assertThat(status.find("有效").orElseThrow().code()).isEqualTo("valid");
        assertThat(status.find("正常").orElseThrow().code()).isEqualTo("valid");
        assertThat(status.find("好")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "title: tag | titel: tag | 4 | has no key 'titel'",
                "required: true | required: maybe | 9 | true or false",
                "max: 20 | max: \"20\" | 9 | a whole number",
                "key: [tag] | key: [label] | 3 | key names 'label'",
                "type: date, notBefore: planted | type: date, notBefore: born | 12 | name a date field",
                "type: date, notBefore: planted | type: text, notBefore: planted | 12 | compares two dates",
                "type: code, codes: kind | type: code | 10 | 'codes' belongs",
                "type: text | type: txet | 9 | unknown type 'txet'",
                "name: felled | name: version | 12 | Every table has 'version'",
                "aliases: [种类] | aliases: [编号] | 10 | Two fields answer to '编号'",
                "en: Trees | zh: Trees | 2 | uplicate",
                "basis: {zh: 条例, en: Regulation} | basis: {zh: 条例} | 6 | 'basis' needs zh and en",
                "max: 20 | sensitive: face | 9 | no mask 'face'",
                "name: region | name: place | 8 | Every ledger has a field 'region'",
                "retention: {years: 5 | retention: {after: tag, years: 5 | 7 | no date field",
                "ledger: tree | ledger: '; drop table' | 1 | no ledger name"
            })
    void a_fault_says_its_line_and_a_remedy(String right, String wrong, int line, String says) {
        var file = TREES.replace(right, wrong);

        assertThat(file).isNotEqualTo(TREES);
        assertThatThrownBy(() -> ReadDeclaration.read(file, "trees")).isInstanceOfSatisfying(Faulty.class, faulty -> {
            var fault = faulty.in("tree.yaml");
            assertThat(fault.what().en()).contains(says);
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    @Test
    void the_example_itself_is_right() throws Faulty {
        assertThat(ReadDeclaration.read(TREES, "trees").ledger().fields()).hasSize(5);
    }
}
