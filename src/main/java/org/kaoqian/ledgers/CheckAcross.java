package org.kaoqian.ledgers;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.KnownDuties;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;

/** Checks the ledgers of packs against what other packs bring: duties, and ledgers and code lists that they must require. */
final class CheckAcross {

    private final Assembly assembly;
    private final LedgerBook book;
    private final KnownDuties duties;

    CheckAcross(Assembly assembly, LedgerBook book) {
        this.assembly = assembly;
        this.book = book;
        this.duties = assembly.part(KnownDuties.class);
    }

    void check() {
        book.all().stream().filter(ledger -> ledger.access().pack() != null).forEach(this::check);
    }

    private void check(Ledger ledger) {
        var pack = ledger.access().pack();
        ledger.access().only().stream()
                .sorted()
                .forEach(duty -> duties.fault(duty, pack).ifPresent(what -> fault(ledger, what, "only")));
        for (int i = 0; i < ledger.fields().size(); i++) {
            var field = ledger.fields().get(i);
            var at = i;
            field.keeping().seenBy().stream()
                    .sorted()
                    .forEach(duty -> duties.fault(duty, pack)
                            .ifPresent(what -> fault(ledger, in(field, what), "fields", at, "seenBy")));
            foreign(pack, field).ifPresent(what -> fault(ledger, what, "fields", at));
        }
    }

    private Optional<Sentence> foreign(@Nullable String pack, Field field) {
        var ledger = field.refers() == null
                ? Optional.<Sentence>empty()
                : book.find(field.refers())
                        .flatMap(target ->
                                assembly.notRequired(pack, target.access().pack()))
                        .map(why -> Sentence.of(
                                "字段“%s”指向台账“%s”。".formatted(field.name(), field.refers()) + why.zh(),
                                "Field '%s' refers to the ledger '%s'. ".formatted(field.name(), field.refers())
                                        + why.en()));
        return ledger.or(() -> Optional.ofNullable(field.codes())
                .flatMap(list -> assembly.notRequired(pack, book.packOfCodes(list))
                        .map(why -> Sentence.of(
                                "字段“%s”用了字典“%s”。".formatted(field.name(), list) + why.zh(),
                                "Field '%s' uses the code list '%s'. ".formatted(field.name(), list) + why.en()))));
    }

    private static Sentence in(Field field, Sentence what) {
        return Sentence.of(
                "字段“%s”的 seenBy：".formatted(field.name()) + what.zh(),
                "'seenBy' of field '%s': ".formatted(field.name()) + what.en());
    }

    private void fault(Ledger ledger, Sentence what, Object... path) {
        var line = book.lines(ledger).map(lines -> lines.of(path)).orElse(0);
        assembly.fault(new Fault(Objects.requireNonNull(book.file(ledger)), line, what));
    }
}
