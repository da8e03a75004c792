package org.kaoqian.ledgers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a cell or an input means that names a record of another ledger: its key, else the title that it alone has. */
@Component
class References {

    private static final int MOST_DIGITS = 18;

    private final JdbcClient db;
    private final Ledgers ledgers;
    private final Merged merged;

    References(JdbcClient db, Ledgers ledgers, Merged merged) {
        this.db = db;
        this.ledgers = ledgers;
        this.merged = merged;
    }

    /** @param id null where no record or several are meant */
    record Named(@Nullable Long id, boolean several) {}

    /** Sentences with a place for the cell's text. */
    record Says(Sentence none, Sentence many) {}

    Value read(Field field, String district, String text) {
        var target = ledgers.named(String.valueOf(field.refers()));
        var named = find(target, district, text);
        var id = named.id();
        if (id != null) {
            return new Value.Kept(id.toString());
        }
        var says = says(field, target);
        var said = named.several() ? says.many() : says.none();
        var cell = Dates.shortened(text);
        return Value.wrong(said.zh().formatted(cell), said.en().formatted(cell));
    }

    /** A record may also be named by its number as {@code #123}, which programs do that know no more than that. */
    private Named find(Ledger target, String district, String text) {
        var byKey = ids(target, district, text, sameKey(target, ":cell", "t"));
        if (!byKey.isEmpty()) {
            return new Named(byKey.getFirst(), false);
        }
        if (text.matches("#[0-9]{1," + MOST_DIGITS + "}")) {
            var now = merged.now(target, district, Long.parseLong(text.substring(1)));
            var byNumber = ids(target, district, Long.toString(now), "t.id = cast(:cell as bigint)");
            if (!byNumber.isEmpty()) {
                return new Named(byNumber.getFirst(), false);
            }
        }
        var former = merged.byKey(target, district, List.of(formerKey(target, text)));
        if (former.isPresent()) {
            return new Named(former.get(), false);
        }
        var byTitle = ids(target, district, text, sameTitle(target, ":cell", "t"));
        return new Named(byTitle.size() == 1 ? byTitle.getFirst() : null, byTitle.size() > 1);
    }

    static String formerKey(Ledger target, String text) {
        var key = target.field(target.key().getFirst()).orElseThrow();
        return switch (key.type()) {
            case CREDIT_CODE, ID_NUMBER -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    /** The records are held until the end of the transaction: none is merged away before what names it is written. */
    private List<Long> ids(Ledger target, String district, String cell, String condition) {
        return db.sql("select t.id from " + target.table() + " t where t.district = :district and " + condition
                        + " limit 2 for key share")
                .param("district", district)
                .param("cell", cell)
                .query(Long.class)
                .list();
    }

    static String sameKey(Ledger target, String cell, String alias) {
        var key = target.field(target.key().getFirst()).orElseThrow();
        return switch (key.type()) {
            case CREDIT_CODE, ID_NUMBER -> "%s.%s = upper(%s)".formatted(alias, key.name(), cell);
            case TEXT, CODE, REGION, PHONE -> "%s.%s = %s".formatted(alias, key.name(), cell);
            default -> "%s.%s::text = %s".formatted(alias, key.name(), cell);
        };
    }

    static String sameTitle(Ledger target, String cell, String alias) {
        var title = target.field(target.title()).orElseThrow();
        if (title.isSensitive()) {
            return "false and " + cell + " is null";
        }
        var column = alias + "." + title.name();
        return title.pinyin()
                ? column + " collate \"zh-x-icu\" = " + cell
                : title.type().stored() == FieldType.Stored.TEXT ? column + " = " + cell : column + "::text = " + cell;
    }

    static Says says(Field field, Ledger target) {
        var key = target.field(target.key().getFirst()).orElseThrow().label();
        return new Says(
                Sentence.of(
                        "“%s”填的“%%s”在%s里找不到；请填对方的%s，或先到该台账登记。"
                                .formatted(field.label().zh(), target.label().zh(), key.zh()),
                        "'%s' says '%%s', which is not in the ledger '%s': enter its %s or register it there first."
                                .formatted(field.label().en(), target.label().en(), key.en())),
                Sentence.of(
                        "“%s”填的“%%s”在%s里不止一条；请改填对方的%s。"
                                .formatted(field.label().zh(), target.label().zh(), key.zh()),
                        "'%s' says '%%s', of which the ledger '%s' has several: enter its %s instead."
                                .formatted(field.label().en(), target.label().en(), key.en())));
    }
}
