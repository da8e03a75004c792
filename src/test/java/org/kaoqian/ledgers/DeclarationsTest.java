package org.kaoqian.ledgers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            codes:
              kind:
                - {code: oak, zh: 栎, en: Oak}
            """;

    private final Declarations built = new Declarations();

    DeclarationsTest() throws IOException {}

    @Test
    void the_two_ledgers_are_read_as_they_are_declared() {
        var ledgers = new Ledgers(built, new CodeLists(built, List.of()));

        var licence = ledgers.named("licence");
        assertThat(ledgers.all()).extracting(Ledger::name).containsExactly("enterprise", "licence");
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
        var status = new CodeLists(built, List.of()).find("licence-status").orElseThrow();

        assertThat(status.find("有效").orElseThrow().code()).isEqualTo("valid");
        assertThat(status.find("正常").orElseThrow().code()).isEqualTo("valid");
        assertThat(status.find("好")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "title: tag | titel: tag | titel",
                "required: true | required: maybe | maybe",
                "max: 20 | max: \"20\" | line 9",
                "key: [tag] | key: [label] | key names 'label'",
                "type: date, notBefore: planted | type: date, notBefore: born | notBefore names 'born'",
                "type: date, notBefore: planted | type: text, notBefore: planted | compares two dates",
                "type: code, codes: kind | type: code | 'codes' belongs",
                "type: text | type: txet | unknown type 'txet'",
                "name: felled | name: version | Every table has 'version'",
                "aliases: [种类] | aliases: [编号] | Two fields answer to '编号'",
                "en: Trees | zh: Trees | uplicate",
                "basis: {zh: 条例, en: Regulation} | basis: {zh: 条例} | Something is missing in basis",
                "max: 20 | sensitive: face | no mask 'face'"
            })
    void a_fault_stops_the_start_with_the_file_and_a_remedy(String right, String wrong, String says) {
        var file = TREES.replace(right, wrong);

        assertThat(file).isNotEqualTo(TREES);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidDeclaration.class)
                .hasMessageStartingWith("tree.yaml")
                .hasMessageContaining(says);
    }

    @Test
    void the_example_itself_is_right() {
        assertThat(read(TREES).ledger().fields()).hasSize(4);
    }

    private Declarations.Declared read(String text) {
        return built.read("tree.yaml", new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
