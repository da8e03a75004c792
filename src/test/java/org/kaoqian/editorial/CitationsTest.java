package org.kaoqian.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which laws a basis cites. */
class CitationsTest {

    @Test
    void articles_years_and_brackets_are_left_away_and_documents_keep_their_number() {
        assertThat(Citations.in("城镇排水与污水处理条例第21、22、50条；城镇污水排入排水管网许可管理办法（2022修订，2023-02-01施行）"))
                .containsExactly("城镇排水与污水处理条例", "城镇污水排入排水管网许可管理办法");
        assertThat(Citations.in("国办发〔2020〕35号；消防法（2021修正）第15条")).containsExactly("国办发〔2020〕35号", "消防法");
        assertThat(Citations.in("《中华人民共和国行政许可法》第50条")).containsExactly("行政许可法");
        assertThat(Citations.in("国务院关于在线政务服务的若干规定（2019）第10条")).containsExactly("在线政务服务的若干规定");
        assertThat(Citations.in("公共场所卫生管理条例、全民健身条例")).containsExactly("公共场所卫生管理条例", "全民健身条例");
        assertThat(Citations.in("种子法（2021修正）第31至38条、农作物种子生产经营许可管理办法（2022修订）"))
                .containsExactly("种子法", "农作物种子生产经营许可管理办法");
        assertThat(Citations.in("税收征收管理法第27条；实施细则第37条")).containsExactly("税收征收管理法", "税收征收管理法实施细则");
        assertThat(Citations.in("刑法第276条之一；劳动合同法第85条")).containsExactly("刑法", "劳动合同法");
    }

    @Test
    void what_the_district_says_is_no_law() {
        assertThat(Citations.in("办事地点、时间由本区公布")).isEmpty();
        assertThat(Citations.in("以本市落户规定为准")).isEmpty();
        assertThat(Citations.in("社会保险法第51条；一次性领取以四川规定为准")).containsExactly("社会保险法");
        assertThat(Citations.in("高龄津贴标准由地方规定")).isEmpty();
    }
}
