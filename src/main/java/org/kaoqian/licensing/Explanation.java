package org.kaoqian.licensing;

import java.time.LocalDate;
import org.kaoqian.licensing.LicenceType.WindowRule;
import org.kaoqian.licensing.RenewalWindow.Standing;
import org.kaoqian.shared.Sentence;

/** Says in words how the days of a window came about. */
record Explanation(WindowRule rule, Standing standing, boolean provisional) {

    Sentence of(LocalDate earliest, LocalDate latest, LocalDate enforced, LocalDate expires) {
        var zh = new StringBuilder("有效期至%s。".formatted(expires));
        var en = new StringBuilder("Good until %s. ".formatted(expires));
        var lead = rule.latest().inWords();
        if (rule.latest().amount() == 0) {
            zh.append("届满前应提出申请，最晚为届满当日。");
            en.append("Apply before it ends, at the latest on the last day. ");
        } else {
            zh.append("应在届满%s前申请（届满当日不计），最晚%s。".formatted(lead.zh(), latest));
            en.append("Apply %s before it ends (its last day not counted), by %s. ".formatted(lead.en(), latest));
        }
        var first = rule.earliest();
        if (first != null) {
            zh.append("届满前%s内可以申请，最早%s。".formatted(first.inWords().zh(), earliest));
            en.append("One may apply within %s before it ends, from %s. "
                    .formatted(first.inWords().en(), earliest));
        } else {
            zh.append("法律未定最早申请日，本系统自%s起提醒（服务设置）。".formatted(earliest));
            en.append("The law sets no first day; reminders begin on %s, a setting of this service. "
                    .formatted(earliest));
        }
        var conflict = rule.enforced();
        if (conflict != null) {
            zh.append("另一规定为届满%s前（%s），逾期以%s认定。"
                    .formatted(conflict.latest().inWords().zh(), conflict.citation(), enforced));
            en.append("Another rule says %s before it ends (%s); lateness is judged by %s. "
                    .formatted(conflict.latest().inWords().en(), conflict.citation(), enforced));
        }
        switch (standing) {
            case LAW -> {}
            case UNCONFIRMED -> {
                zh.append("这是提醒值，尚待本区确认，不是法定期限。");
                en.append("This is a value for reminding that the district has not confirmed; it is not law. ");
            }
            case CONFIRMED -> {
                zh.append("这是本区确认的提醒值，不是法定期限。");
                en.append("This is a value for reminding that the district confirmed; it is not law. ");
            }
        }
        if (provisional) {
            zh.append("其中有年份的节假日安排尚未公布，日期暂定，公布后自动重算。");
            en.append(
                    "Holidays of a year in between are not announced yet; the days are provisional and follow the announcement. ");
        }
        return Sentence.of(zh.toString(), en.toString().strip());
    }
}
