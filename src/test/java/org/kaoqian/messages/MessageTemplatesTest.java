package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.packs.Faulty;

class MessageTemplatesTest {

    private static MessageTemplate read(String file, String text) {
        return reading(file, text).template();
    }

    private static TemplateBook.InFile reading(String file, String text) {
        try {
            return TemplateFiles.read(file, file, text, "");
        } catch (Faulty e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Test
    void every_step_of_the_renewal_rule_has_its_template_and_each_fits_two_short_messages_of_usual_length() {
        assertThat(TemplateFiles.builtIn())
                .extracting(each -> each.template().id())
                .contains(
                        "renewal-opens",
                        "renewal-latest-30",
                        "renewal-latest-15",
                        "renewal-latest-7",
                        "renewal-latest-day",
                        "renewal-expiry");
        assertThat(TemplateFiles.builtIn()).allSatisfy(each -> {
            var template = each.template();
            assertThat(template.body())
                    .contains("不收费")
                    .contains("{officer}")
                    .contains("{officer.phone}")
                    .contains("{number.tail}");
            assertThat(template.remark()).isNotNull();
            assertThat(MessageTemplate.segments(template.body())).isLessThanOrEqualTo(3);
        });
    }

    @Test
    void a_text_is_taken_apart_into_words_and_placeholders() {
        var template = read(
                "x.yaml", "{template: x, ledger: licence, title: {zh: 题, en: T}, body: '您好{holder}，{deadline}前。'}");
        assertThat(template.parts())
                .isEqualTo(List.of(
                        new MessageTemplate.Part.Words("您好"),
                        new MessageTemplate.Part.Placeholder("holder"),
                        new MessageTemplate.Part.Words("，"),
                        new MessageTemplate.Part.Placeholder("deadline"),
                        new MessageTemplate.Part.Words("前。")));
    }

    @Test
    void a_file_that_is_not_understood_is_refused_with_its_name_and_a_remedy() {
        refused("{template: y, ledger: licence, title: {zh: 题, en: T}, body: 文}", "name it y.yaml");
        refused("{template: x, ledger: licence, body: 文}", "'title' is missing");
        refused("{template: x, ledger: licence, titel: 题}", "titel");
    }

    private static void refused(String text, String says) {
        assertThatThrownBy(() -> TemplateFiles.read("x.yaml", "x.yaml", text, ""))
                .isInstanceOf(Faulty.class)
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
    void operators_count_seventy_characters_as_one_and_then_one_for_every_sixty_seven(int length, int segments) {
        assertThat(MessageTemplate.segments("字".repeat(length))).isEqualTo(segments);
    }
}
