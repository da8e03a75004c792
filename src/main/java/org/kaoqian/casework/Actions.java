package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;

/** Reads an action from what a form or a program sent. */
final class Actions {

    private static final int LONGEST_NOTE = 2000;

    private Actions() {}

    /** @param kind the kind of the case, whose outcomes it has; null for a plain case */
    static Reading<Action> read(ActionForm form, Situation situation, @Nullable CaseKind kind) {
        if (form.version() == null) {
            return Reading.bad("请带上您看到的版本号（version）。", "Send the version that you saw (version).");
        }
        if (form.noteOrEmpty().length() > LONGEST_NOTE) {
            return Reading.bad("内容太长，最多2000字。", "The text is too long: 2,000 characters at most.");
        }
        try {
            return new Reading.Good<>(action(form, situation, kind));
        } catch (Unreadable unreadable) {
            return new Reading.Bad<>(unreadable.sentence);
        }
    }

    private static Action action(ActionForm form, Situation situation, @Nullable CaseKind kind) {
        var note = form.noteOrEmpty();
        return switch (text(form.action()).toLowerCase(Locale.ROOT)) {
            case "contact" ->
                new LogContact(
                        choice(form.way(), Contact.Way.PHONE, Contact.Way.class),
                        choice(form.result(), null, Contact.Result.class),
                        dateOr(form.on(), situation.today()),
                        note);
            case "postpone" -> new Postpone(date(form.until()), note);
            case "handover" -> new HandOver(officer(form.officer(), situation), note);
            case "take" -> new Take();
            case "assign" -> new Assign(officer(form.officer(), situation), note);
            case "close" -> kind == null ? close(form, note) : conclude(form, note, kind, situation);
            case "reopen" -> new Reopen(note);
            case "note" -> new AddNote(note);
            default ->
                throw new Unreadable(
                        "没有这个操作；可用的有 contact、postpone、handover、take、assign、close、reopen、note。",
                        "There is no such action; there are contact, postpone, handover, take, assign, close, reopen, note.");
        };
    }

    private static Close close(ActionForm form, String note) {
        return new Close(
                choice(form.outcome(), null, Outcome.BuiltIn.class),
                note,
                ifGiven(form.newExpiry(), Actions::date),
                ifGiven(form.acceptedOn(), Actions::date),
                ifGiven(form.destination(), Function.identity()));
    }

    private static Conclude conclude(ActionForm form, String note, CaseKind kind, Situation situation) {
        var result = kind.outcome(text(form.outcome()))
                .orElseThrow(() -> new Unreadable(
                        "请选择办理结果：%s。"
                                .formatted(listed(kind, each -> each.label().zh() + "（" + each.code() + "）", "、")),
                        "Choose the outcome: %s.".formatted(listed(kind, CaseKind.Result::code, ", "))));
        var fields = new LinkedHashMap<String, String>();
        form.fieldsOrNone().forEach((name, value) -> fields.put(name, text(value)));
        return new Conclude(kind, result, fields, note, dateOr(form.on(), situation.today()));
    }

    private static String listed(CaseKind kind, Function<CaseKind.Result, String> text, String comma) {
        return kind.outcomes().stream().map(text).collect(Collectors.joining(comma));
    }

    private static OfficerId officer(@Nullable String given, Situation situation) {
        var text = text(given);
        if (text.equals("me")) {
            return situation.me();
        }
        if (text.matches("\\d{1,18}")) {
            return new OfficerId(Long.parseLong(text));
        }
        return situation
                .officerCalled(text)
                .map(Officer::id)
                .orElseThrow(() -> new Unreadable("请选择一位专员。", "Choose an officer."));
    }

    private static <E extends Enum<E>> E choice(@Nullable String given, @Nullable E otherwise, Class<E> type) {
        var text = text(given).toUpperCase(Locale.ROOT).replace('-', '_');
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> type == Outcome.BuiltIn.class
                        ? new Unreadable("请选择办理结果。", "Choose the outcome.")
                        : new Unreadable("请选择联系的方式和结果。", "Choose the way and the result of the contact."));
    }

    private static LocalDate dateOr(@Nullable String given, LocalDate otherwise) {
        return text(given).isEmpty() ? otherwise : date(text(given));
    }

    private static LocalDate date(@Nullable String given) {
        try {
            return LocalDate.parse(text(given));
        } catch (DateTimeParseException unreadable) {
            throw new Unreadable("请填日期，如2026-11-23。", "Enter a date such as 2026-11-23.");
        }
    }

    private static <T> @Nullable T ifGiven(@Nullable String given, Function<String, T> read) {
        return text(given).isEmpty() ? null : read.apply(text(given));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static final class Unreadable extends RuntimeException {
        private final transient Sentence sentence;

        Unreadable(String zh, String en) {
            super(en, null, false, false);
            this.sentence = Sentence.of(zh, en);
        }
    }
}
