package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplatesTest {

    private static MessageTemplate read(String file, String text) {
        return TemplateFiles.read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_step_of_the_renewal_rule_has_its_template_and_each_fits_two_short_messages_of_usual_length() {
        assertThat(TemplateFiles.read())
                .extracting(MessageTemplate::id)
                .contains(
                        "renewal-opens",
                        "renewal-latest-30",
                        "renewal-latest-15",
                        "renewal-latest-7",
                        "renewal-latest-day",
                        "renewal-expiry");
        assertThat(TemplateFiles.read()).allSatisfy(template -> {
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
        assertThatThrownBy(() -> read("x.yaml", "{template: y, ledger: licence, title: {zh: 题, en: T}, body: 文}"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessageContaining("x.yaml")
                .hasMessageContaining("Name the file y.yaml");
        assertThatThrownBy(() -> read("x.yaml", "{template: x, ledger: licence, body: 文}"))
                .hasMessageContaining("'title' is missing");
        assertThatThrownBy(() -> read("x.yaml", "{template: x, ledger: licence, titel: 题}"))
                .hasMessageContaining("titel");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
    void operators_count_seventy_characters_as_one_and_then_one_for_every_sixty_seven(int length, int segments) {
        assertThat(MessageTemplate.segments("字".repeat(length))).isEqualTo(segments);
    }
}
