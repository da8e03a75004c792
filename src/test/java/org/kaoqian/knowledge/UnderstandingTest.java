package org.kaoqian.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a question is taken apart, without the sentence model. */
class UnderstandingTest {

    private static Laboratory laboratory;
    private static final Normaliser NORMALISER = new Normaliser();

    @BeforeAll
    static void open() {
        laboratory = Laboratory.withoutModel();
    }

    @ParameterizedTest
    @CsvSource({
        "請問營業執照怎麼補辦？,营业执照怎么补办?",
        "ＫＴＶ要哪些证,ktv要哪些证",
        "排水证咋个办嘛,排水证怎么办",
        "电工证打脱了啷个补喃,电工证遗失怎么补",
        "您好，麻烦问一下食品证要好多钱哦,食品证要多少钱",
        "烟证好久办得下来,烟证多久办得下来",
        "遭打回来了,被退回",
    })
    void the_local_and_the_written_word_become_the_plain_one(String said, String plain) {
        assertThat(NORMALISER.plain(said)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "营夜执照丢了怎么补,营业执照",
        "电公证过其了怎么办,电工证过期",
        "拍水许可证要什么才料,排水许可证要什么材料",
        "烟花报竹许可证多少钱,烟花爆竹许可证",
    })
    void what_was_misheard_is_mended(String said, String mended) {
        assertThat(understood(said).text()).contains(mended);
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(understood("公证处在哪里").text()).contains("公证处");
    }

    @ParameterizedTest
    @CsvSource({
        "烟证到期了,tobacco_retail",
        "开馆子的证要多久,food_business",
        "旅行社的证怎么换,travel_agency",
        "E13排水证,drainage",
        "食品经许可证怎么办,food_business",
    })
    void an_item_is_known_by_what_people_call_it(String said, String item) {
        assertThat(understood(said).named()).containsKey(item);
    }

    @ParameterizedTest
    @ValueSource(strings = {"证过期了怎么办", "执照在哪里办", "卫生证要多少钱", "资格证去哪里考"})
    void a_word_for_many_things_decides_nothing(String said) {
        assertThat(understood(said).namesOne()).isFalse();
        assertThat(understood(said).asks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "排水证要啥子材料,MATERIALS",
        "排水证好久办得下来,DURATION",
        "排水证打脱了去哪里补,REISSUE",
        "排水证过期了还得行不,EXPIRED",
        "排水证马上要到期了咋续,RENEWAL",
        "排水证遭打回来了,REJECTED",
        "排水证不批去哪里告,APPEAL",
        "排水证可不可以喊别个帮我去办,PROXY",
        "没得排水证要遭罚不,PENALTY",
        "排水证换老板了咋办,CHANGE",
        "排水证办到哪一步了,PROGRESS",
        "排水证网上办得到不,ONLINE",
    })
    void an_aspect_is_known_by_its_cues(String said, Aspect aspect) {
        var aspects = understood(said).aspects();
        assertThat(aspects.entrySet().stream()
                        .max(java.util.Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                .as("%s", aspects)
                .isEqualTo(aspect);
    }

    @Test
    void a_story_is_judged_by_the_part_that_asks() {
        var story = understood("我去年在场镇上开了个小面馆，生意还可以，市场监管所来说我还差一个食品经营许可证，想问一下要交哪些资料");
        assertThat(story.core()).doesNotContain("生意");
        assertThat(story.named()).containsKey("food_business");
        assertThat(story.aspects()).containsKey(Aspect.MATERIALS);
    }

    @ParameterizedTest
    @CsvSource({"屋头燃气漏了咋整,119", "楼下着火了,119", "老公天天打我,110", "有人晕倒了,120", "不想活了,120"})
    void an_emergency_names_the_number_to_ring(String said, String call) {
        assertThat(new Boundaries().beyond(NORMALISER.plain(said)))
                .get()
                .isInstanceOfSatisfying(
                        Boundaries.Urgent.class,
                        urgent -> assertThat(urgent.call()).isEqualTo(call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"燃气经营许可证要什么材料", "打我电话说年报没报", "房子垮了重修怎么批", "油烟太大怎么投诉", "法定代表人电话变了怎么改", "查询我自己的社保缴费记录"})
    void an_ordinary_question_is_none(String said) {
        assertThat(new Boundaries().beyond(NORMALISER.plain(said))).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_understood_names_line_and_remedy() {
        var file = """
                item: some
                name: 某证
                lay: [某某证]
                for: both
                group: 市场准入
                industries: []
                office: 某局
                basis: {text: 某法, confidence: A}
                reviewed: {by: 编辑组, on: 2026-11-24, next: 2027-05-24}
                aspects:
                  fee:
                    answer: 不收费。
                """;
        assertThat(CatalogueFile.read("some.yaml", file).entries()).hasSize(1);
        assertThatThrownBy(() -> CatalogueFile.read("some.yaml", file.replace("  fee:", "  fees:")))
                .isInstanceOf(BrokenCatalogue.class)
                .hasMessageContaining("some.yaml:11")
                .hasMessageContaining("questions");
        assertThatThrownBy(() -> CatalogueFile.read("some.yaml", file.replace("office:", "ofice:")))
                .hasMessageContaining("some.yaml:7");
        assertThatThrownBy(() -> CatalogueFile.read("other.yaml", file)).hasMessageContaining("some.yaml");
        assertThatThrownBy(() -> CatalogueFile.read("some.yaml", file.replace("市场准入", "其他")))
                .hasMessageContaining("some.yaml:5");
    }

    @Test
    void words_alone_answer_until_the_meanings_are_there() {
        var found = laboratory.finding().find("排水证要什么材料", Topic.NONE);
        assertThat(found.verdict().choices().getFirst().entry().id()).hasToString("drainage.materials");
    }

    private static Understood understood(String text) {
        return laboratory.index().understanding().of(text);
    }
}
