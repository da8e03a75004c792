package org.kaoqian.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.licensing.LicenceType.Expiring;

/** S2.6: the list of renewals that an office keeps an eye on. */
class CatalogueTest {

    private final Catalogue catalogue = Catalogue.built();

    @Test
    void at_least_sixty_types_expire_and_eleven_never_do() {
        assertThat(catalogue.all()).filteredOn(LicenceType::expires).hasSizeGreaterThanOrEqualTo(60);
        assertThat(catalogue.all())
                .filteredOn(type -> !type.expires())
                .extracting(LicenceType::code)
                .contains(
                        "business_licence",
                        "animal_clinic",
                        "internet_cafe",
                        "hr_service",
                        "travel_agency",
                        "fire_safety_check",
                        "pig_slaughter",
                        "prepackaged_food_filing",
                        "device_2_filing",
                        "clinic_filing",
                        "light_freight");
    }

    @Test
    void far_more_than_twenty_six_windows_are_law_rather_than_settings() {
        assertThat(catalogue.all())
                .filteredOn(type -> type.expires() && !type.hasWindowToConfirm())
                .hasSizeGreaterThanOrEqualTo(26);
    }

    @ParameterizedTest
    @CsvSource({
        "食品经营许可证, food_business",
        "烟证, tobacco_retail",
        "卫生许可证, public_hygiene",
        "食品生产许可证(SC), food_production",
        "食品生产许可证（SC）, food_production",
        "食品生产许可证, food_production",
        "' 食品 经营许可证', food_business",
        "food_business, food_business",
        "FOOD_BUSINESS, food_business",
        "Tobacco retail licence, tobacco_retail",
        "特种设备生产/充装许可证, se_filling",
        "营业执照, business_licence",
        "网络文化经营许可证(互联网文化单位), internet_culture",
        "危化证, hazchem_business"
    })
    void a_type_is_found_by_all_that_people_call_it(String text, String code) {
        assertThat(catalogue.byNameOrAlias(text)).map(LicenceType::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"网络文化经营许可证", "烟花爆竹经营许可证", "驾驶证", "''"})
    void a_name_of_two_types_or_of_none_finds_nothing(String text) {
        assertThat(catalogue.byNameOrAlias(text)).isEmpty();
    }

    @Test
    void a_missed_renewal_that_simply_lapses_says_so_in_the_words_of_the_general_rule() {
        var forestSeed =
                (Expiring) catalogue.byCode("forest_seed").orElseThrow().term();

        assertThat(forestSeed.procedure().missed().zh()).contains("依法注销");
        assertThat(forestSeed.procedure().limit().confidence()).isEqualTo(Confidence.A);
    }

    @Test
    void recent_changes_of_the_law_show_at_the_types_they_touch() {
        assertThat(catalogue
                        .general()
                        .affecting(catalogue.byCode("refined_oil_retail").orElseThrow()))
                .hasSize(2);
        assertThat(catalogue.general().affecting(catalogue.byCode("nurse").orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "window: {latest: 30, unit: weekday}; unit: weekday; workday, day, month",
                "window: {latest: 30, unit: day, last: 3}; unknown key \"last\"; correct the spelling",
                "window: {unit: day}; \"latest\" is missing; add it",
                "window: {latest: -1, unit: day}; whole number; from 0 up",
                "window: {earliest: 10, latest: 30, unit: day}; earliest should not be less; apply before one must",
                "windw: {latest: 30, unit: day}; \"window\" is missing; add it"
            })
    void a_typo_is_refused_with_its_place_and_a_remedy(String window, String fault, String remedy) {
        assertThatThrownBy(() -> read(file().replace("window: {latest: 30, unit: day}", window)))
                .isInstanceOf(BrokenFile.class)
                .hasMessageContainingAll("test.yaml[some]", fault, remedy);
    }

    @Test
    void a_type_without_citation_is_refused() {
        assertThatThrownBy(() -> read(file().replace("citations: [某办法第1条]", "citations: []")))
                .isInstanceOf(BrokenFile.class)
                .hasMessageContainingAll("test.yaml[some]", "no citation");
    }

    @Test
    void a_text_in_one_language_is_refused() {
        assertThatThrownBy(() -> read(file().replace("某证 | Some licence", "某证")))
                .hasMessageContainingAll("test.yaml[some]", "中文 | English");
    }

    @Test
    void two_types_cannot_share_a_name() {
        var types = new LicenceTypeFile(catalogue.general());
        var one = types.read("one.yaml", file());
        var two = types.read("two.yaml", file().replace("code: some", "code: other"));

        assertThatThrownBy(() -> new Catalogue(
                        new GeneralRules(java.util.List.of(), java.util.List.of()),
                        java.util.List.of(one.getFirst(), two.getFirst())))
                .hasMessageContainingAll("some", "other", "keep it in one");
    }

    private LicenceType read(String yaml) {
        return new LicenceTypeFile(catalogue.general()).read("test.yaml", yaml).getFirst();
    }

    private static String file() {
        return """
                group: 某局 | Some bureau
                types:
                  - code: some
                    name: 某证 | Some licence
                    authority: 某局 | Some bureau
                    validity: {years: 5}
                    renewal:
                      window: {latest: 30, unit: day}
                      missed: lapse
                      condition: 条件 | Condition
                      onSite: maybe
                      materials: [standard]
                      limit: default
                    law:
                      citations: [某办法第1条]
                      confidence: A
                """;
    }
}
