package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author gets to read for each thing that can go wrong. */
class WrongConditionsTest {

    private final ProbeBook book = new ProbeBook();

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "village.klass == 'good' ¦ 第8个字符：台账“村台账”没有“klass”这个字段；是不是“class”？可用：code（村编号）",
                "status.name == 'x' ¦ “status”不指向别的台账",
                "household.status == 'active' ¦ 本台账的字段直接写字段名，不要写“household.”",
                "today.year == 2026 ¦ 没有“today”这个字段",
                "kin.kin.kin.kin.kin.status == 'active' ¦ 引用太深，最多4步",
                "village == kin ¦ 这里要的是台账 village 的记录",
                "village < kin.village ¦ 记录没有大小之分",
                "village == 5 ¦ 这里要的是数字，写的却是台账 village 的记录",
                "village.class == 'bad' ¦ 等级没有“bad”；可用：good（先进）",
                "village.class == status ¦ 字典",
                "visits.exists(v, v.household == self) ¦ 没有叫“visits”的台账",
                "visit.exists(v) ¦ 写法是 visit.exists(v, v.… == self)",
                "visit.latest(v, v.household == self) > today ¦ 写法是 visit.latest(v, v.…, v.… == self)",
                "visit.exists(today, true) ¦ “today”已有别的意思",
                "visit.exists(status, status.household == self) ¦ “status”已有别的意思",
                "visit.exists(v, v.kind == 'door') ¦ 没有说明“走访记录”的哪些记录与本条记录有关；请用 && 加上相等的条件，如 v.household == self",
                "visit.exists(v, v.household == self || v.kind == 'door') ¦ 没有说明“走访记录”的哪些记录与本条记录有关",
                "visit.exists(v, household == self) ¦ 台账“走访记录”的字段要写 v.household",
                "visit.exists(v, v.when > today && v.household == self) ¦ 台账“走访记录”没有“when”这个字段",
                "visit.count(v, v.household == self) ¦ 这里不是一个条件",
                "visit.exists(v, v.household == self) == true ¦ “exists”是一个条件，不是值",
                "visit.sum(v, v.date, v.household == self) > 3 ¦ sum 要取一个数字字段",
                "visit.latest(v, v.amount, v.household == self) > today ¦ latest 要取一个日期字段",
                "visit.average(v, v.amount, v.household == self) > 3 ¦ 没有“average”；台账可用 exists、count、latest、earliest、sum",
                "visit.exists(v, v.household == self && visit.exists(w, w.village == v.village && visit.exists(x, x.village == w.village))) ¦ 相关台账最多套2层",
                "cadre.exists(c, c.household == self) ¦ 台账“干部台账”只有少数人能看",
                "expires - joined > 30 ¦ 两个日期相差几天请写 daysBetween(a, b)",
                "expires + 30 > today ¦ 日期加减请写成 today + days(30)",
                "members + note > 3 ¦ 加减乘除要用数字，这里是加引号的文字",
                "members * status > 3 ¦ 加减乘除要用数字，这里是代码",
                "members > 10000000000000000 ¦ 数字太大",
                "daysBetween(joined) > 3 ¦ daysBetween 要写两个日期",
                "daysBetween(joined, members) > 3 ¦ 这里要的是日期，写的却是数字",
                "yearsBetween(joined, '2026-13-01') > 3 ¦ 2026-13-01 不是日历上的日子",
                "expires - workdays(15) <= joined ¦ 只能直接和今天或固定日期比较",
                "expires - workdays(15) + days(2) <= today ¦ 只能直接和今天或固定日期比较",
                "daysBetween(expires - workdays(3), today) > 1 ¦ 只能直接和今天或固定日期比较",
                "expires <= today + workdays(500) ¦ 天数为0至250",
                "expires <= today + workdays(-5) ¦ 天数为0至250",
                "expires <= workdays(5) ¦ 日期加减请写成",
                "changed(status) < today ¦ changed 里写加引号的字段名",
                "changed('state') < today ¦ 没有“state”这个字段",
                "id_number.startsWith('5101') ¦ 加密字段看不到其中一部分；请用 ==、!= 或 in",
                "phone > '138' ¦ 加密字段不能比较大小",
                "phone == id_number ¦ 同类的加密字段",
                "phone == note ¦ 同类的加密字段",
                "joined > today and members > 3 ¦ 并且、或者、并非请写 &&、||、!",
                "let == 3 ¦ “let”在表达式里另有用处",
                "today > date('2026-01-01') ¦ 两边都是固定的值",
                "self == self.village ¦ 这里要的是台账",
                "null == null ¦ 字段"
            })
    void a_fault_says_where_it_is_and_what_to_do(String cel, String says) {
        var faults = book.faults(book.household, cel);

        assertThat(faults).as(cel).anySatisfy(fault -> assertThat(fault.zh()).contains(says));
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.zh()).startsWith("第").contains("个字符");
            assertThat(fault.en()).isNotBlank();
        });
    }
}
