package org.kaoqian.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets through what neither the caps of a number nor the contact budget of its owner hold back, and puts off the rest.
 * What is let through has spent its share; the rows that tell so stay locked until the transaction ends.
 */
class Allowances {

    private static final Sentence CAPPED = Sentence.of(
            "同一号码短时间内已发过，按限频规则稍后发送。", "This number was written to a short while ago; the cap makes it wait.");

    private final JdbcClient db;
    private final NumberUse numbers;
    private final NumberUse contacts;
    private final Seals seals;
    private final ZoneId zone;

    Allowances(JdbcClient db, Seals seals, ZoneId zone) {
        this.db = db;
        this.numbers = new NumberUse(db, "messages.number_use");
        this.contacts = new NumberUse(db, "messages.contact_use");
        this.seals = seals;
        this.zone = zone;
    }

    List<Candidate> spend(String district, List<Candidate> due, SendingLimits limits, Instant now) {
        var caps = new Share(numbers, limits.caps());
        var budget = new Share(contacts, limits.budget());
        caps.lock(district, due.stream().map(one -> one.hidden(seals)).toList());
        budget.lock(
                district,
                due.stream()
                        .filter(one -> one.contact().counts())
                        .flatMap(one -> one.spends(seals).stream())
                        .toList());
        var allowed = new ArrayList<Candidate>();
        for (var one : due) {
            var number = List.of(one.hidden(seals));
            var whose = one.contact().counts() ? one.spends(seals) : List.<String>of();
            var nextByCap = caps.next(number, now);
            var nextByBudget = budget.next(whose, now);
            if (nextByBudget.isAfter(now) && !nextByBudget.isBefore(nextByCap)) {
                putOff(district, one.id(), nextByBudget, budgetSpent(limits.budget(), nextByBudget));
            } else if (nextByCap.isAfter(now)) {
                putOff(district, one.id(), nextByCap, CAPPED);
            } else {
                caps.spend(number, now);
                budget.spend(whose, now);
                allowed.add(one);
            }
        }
        caps.remember(district);
        budget.remember(district);
        return allowed;
    }

    private Sentence budgetSpent(NumberCaps budget, Instant next) {
        var day = LocalDate.ofInstant(next, zone);
        return Sentence.of(
                "对方7天内已收到%d条服务短信（各部门合计），不再打扰，推迟到%d月%d日发；此前办结或情况有变就不发了。"
                        .formatted(budget.memory(), day.getMonthValue(), day.getDayOfMonth()),
                "%d service messages of all departments reached them within 7 days: put off to %s, and stopped if settled before."
                        .formatted(budget.memory(), day));
    }

    private void putOff(String district, long id, Instant next, Sentence why) {
        db.sql("""
                update messages.message set not_before = :next, version = version + 1, reason_zh = :zh, reason_en = :en
                where district = :district and id = :id
                """)
                .param("next", Moments.sql(next))
                .param("zh", why.zh())
                .param("en", why.en())
                .param("district", district)
                .param("id", id)
                .update();
    }

    /** The starts that one kind of limit judges by, while they are locked. */
    private static final class Share {

        private final NumberUse use;
        private final NumberCaps caps;
        private final Map<String, List<Instant>> spent = new TreeMap<>();
        private Map<String, List<Instant>> starts = Map.of();

        Share(NumberUse use, NumberCaps caps) {
            this.use = use;
            this.caps = caps;
        }

        void lock(String district, Collection<String> keys) {
            if (caps.memory() > 0 && !keys.isEmpty()) {
                starts = use.lock(district, keys);
            }
        }

        Instant next(List<String> keys, Instant now) {
            return keys.stream()
                    .map(key -> caps.nextAllowed(starts.getOrDefault(key, List.of()), now))
                    .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
        }

        void spend(List<String> keys, Instant now) {
            if (caps.memory() > 0) {
                keys.forEach(key -> {
                    starts.computeIfAbsent(key, none -> new ArrayList<>()).add(now);
                    spent.put(key, starts.getOrDefault(key, List.of()));
                });
            }
        }

        void remember(String district) {
            use.remember(district, spent, caps.memory());
        }
    }
}
