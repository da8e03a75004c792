package org.kaoqian.ledgers;

import org.kaoqian.shared.Sentence;

/** Values as a reason may show them: codes by their names, records by their titles, sensitive texts masked. */
record Showable(Ledger own, LedgerBook book) {

    Sentence value(Field field, Object value, Judgement judgement) {
        return switch (field.type()) {
            case CODE ->
                book.codesOf(field)
                        .flatMap(list -> list.find(value.toString()))
                        .map(CodeList.Code::label)
                        .orElseGet(() -> Explaining.plain(value));
            case REFERENCE -> record(field, ((Number) value).longValue(), judgement);
            case TEXT, PHONE, ID_NUMBER, CREDIT_CODE -> {
                var shown = Masks.shown(field, value.toString());
                yield Sentence.of(shown, shown);
            }
            default -> Explaining.plain(value);
        };
    }

    private Sentence record(Field field, long id, Judgement judgement) {
        var ledger = field.refers() == null ? null : book.find(field.refers()).orElse(null);
        if (ledger != null) {
            var title = ledger.field(ledger.title()).orElseThrow();
            var found = judgement
                    .related()
                    .find(ledger, id)
                    .map(record -> record.values().get(title.name()));
            if (found.isPresent()) {
                var shown = Masks.shown(title, found.get().toString());
                return Sentence.of(shown, shown);
            }
        }
        return Sentence.of("第" + id + "号记录", "record " + id);
    }
}
