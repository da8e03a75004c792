package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/** All ledgers and code lists that hold at one time, checked against each other. It never changes; another one follows it. */
public final class LedgerBook {

    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    private final Map<String, CodeList> codeLists = new LinkedHashMap<>();
    private final List<Declarations.InFile> files = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private final Reckoning reckoning;
    private final Unread unread;

    private LedgerBook(Reckoning reckoning, Unread unread) {
        this.reckoning = reckoning;
        this.unread = unread;
    }

    /** Puts declarations together with the code lists that modules contribute; what does not fit is among the faults. */
    static LedgerBook of(List<Declarations.InFile> declared, List<CodeList> contributed, Reckoning reckoning) {
        return of(declared, contributed, reckoning, Unread.NOTHING);
    }

    /** @param unread what else would be there if its file could be read */
    static LedgerBook of(
            List<Declarations.InFile> declared, List<CodeList> contributed, Reckoning reckoning, Unread unread) {
        var book = new LedgerBook(reckoning, unread);
        contributed.forEach(list -> book.codeLists.put(list.name(), list));
        declared.forEach(book::add);
        declared.forEach(book::check);
        book.faults.addAll(new CheckDerived(book).faults());
        return book;
    }

    public List<Ledger> all() {
        return List.copyOf(ledgers.values());
    }

    public Optional<Ledger> find(String name) {
        return Optional.ofNullable(ledgers.get(name));
    }

    /** The names of the ledgers that another book has no more. */
    public Set<String> goneFrom(LedgerBook later) {
        var gone = new TreeSet<>(ledgers.keySet());
        gone.removeAll(later.ledgers.keySet());
        return gone;
    }

    /** The names of the ledgers that somebody with these duties may know of. */
    public Set<String> seenBy(Set<String> duties) {
        return ledgers.values().stream()
                .filter(ledger -> ledger.isSeenBy(duties))
                .map(Ledger::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether its own file is at fault, so that what builds on it cannot be looked at yet. */
    public boolean isSpoilt(String ledger) {
        return unread.ledger(ledger)
                || find(ledger)
                        .map(this::file)
                        .filter(file ->
                                faults.stream().anyMatch(fault -> fault.file().equals(file)))
                        .isPresent();
    }

    /** The pack that declares a code list; null for one of the program's, or none. */
    @Nullable
    String packOfCodes(String list) {
        return files.stream()
                .map(Declarations.InFile::declared)
                .filter(declared -> declared.codeLists().stream()
                        .anyMatch(each -> each.name().equals(list)))
                .map(declared -> declared.ledger().access().pack())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public Optional<CodeList> codeList(String name) {
        return Optional.ofNullable(codeLists.get(name));
    }

    /** The code list of a CODE field; an open field may be without one until a module contributes it. */
    public Optional<CodeList> codesOf(Field field) {
        return field.codes() == null ? Optional.empty() : codeList(field.codes());
    }

    /** A compiler of conditions over these ledgers. */
    public Conditions conditions() {
        return new Conditions(() -> this);
    }

    /** What conditions over these ledgers reckon with. */
    Reckoning reckoning() {
        return reckoning;
    }

    /** The record with what its table would derive. */
    public LedgerRecord derived(LedgerRecord record) {
        var values = new LinkedHashMap<>(record.values());
        for (var field : record.ledger().fields()) {
            if (field.isDerived()
                    && DerivedColumn.read(record.ledger(), field, this)
                            instanceof DerivedColumn.Read.Right(var column)) {
                column.value(record).ifPresent(value -> values.put(field.name(), value));
            }
        }
        return new LedgerRecord(record.ledger(), record.id(), record.version(), values, record.unrecognised());
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Where the fields of a pack's ledger stand in its file. */
    Optional<Lines> lines(Ledger ledger) {
        return files.stream()
                .filter(file -> file.declared().ledger().name().equals(ledger.name()))
                .map(file -> file.declared().lines())
                .findFirst();
    }

    /** The file that declares a ledger, with its pack's name. */
    String file(Ledger ledger) {
        return files.stream()
                .filter(file -> file.declared().ledger().name().equals(ledger.name()))
                .map(Declarations.InFile::file)
                .findFirst()
                .orElse(ledger.name());
    }

    private void add(Declarations.InFile each) {
        var declared = each.declared();
        var ledger = declared.ledger();
        if (ledgers.putIfAbsent(ledger.name(), ledger) != null) {
            faults.add(Declarations.twice(each.file(), declared.lines().of("ledger"), ledger.name(), file(ledger)));
            return;
        }
        files.add(each);
        for (var list : declared.codeLists()) {
            if (codeLists.putIfAbsent(list.name(), list) != null) {
                faults.add(Declarations.twice(
                        each.file(),
                        declared.lines().of("codes", list.name()),
                        list.name(),
                        files.stream()
                                .filter(file -> file.declared().codeLists().stream()
                                        .anyMatch(other -> other.name().equals(list.name())))
                                .map(Declarations.InFile::file)
                                .findFirst()
                                .orElse(list.name())));
            }
        }
    }

    /** What a file refers to outside itself must be there. */
    private void check(Declarations.InFile each) {
        var ledger = each.declared().ledger();
        for (int i = 0; i < ledger.fields().size(); i++) {
            var line = each.declared().lines().of("fields", i);
            check(ledger, ledger.fields().get(i), sentence -> faults.add(new Fault(each.file(), line, sentence)));
        }
    }

    private void check(Ledger ledger, Field field, java.util.function.Consumer<Sentence> fault) {
        var refers = field.refers();
        if (refers != null) {
            var target = find(refers);
            if (target.isEmpty() && unread.ledger(refers)) {
                return;
            }
            if (target.isEmpty()) {
                fault.accept(Sentence.of(
                        "字段“%s”指向台账“%s”，但没有这个台账；请声明它或改正名称。".formatted(field.name(), refers),
                        "Field '%s' refers to the ledger '%s', which is not declared: declare it or correct the name."
                                .formatted(field.name(), refers)));
            } else if (field.type() == FieldType.REFERENCE && !target.get().hasSimpleKey()) {
                fault.accept(Sentence.of(
                        "字段“%s”指向的台账“%s”要靠几个字段才能认出一条记录，不能被引用。".formatted(field.name(), refers),
                        "Field '%s' refers to the ledger '%s', whose key has several fields: it cannot be referred to."
                                .formatted(field.name(), refers)));
            } else if (field.type() == FieldType.REFERENCE
                    && !target.get().access().only().isEmpty()
                    && (ledger.access().only().isEmpty()
                            || !target.get()
                                    .access()
                                    .only()
                                    .containsAll(ledger.access().only()))) {
                fault.accept(Sentence.of(
                        "字段“%s”指向的台账“%s”只有少数人能看；指向它的台账也要同样限制（only）。".formatted(field.name(), refers),
                        "Field '%s' refers to the ledger '%s', which few people see: the ledger that refers to it needs the same 'only'."
                                .formatted(field.name(), refers)));
            }
        }
        var list = codesOf(field);
        if (field.codes() != null && list.isEmpty() && !field.open() && !unread.codeList(field.codes())) {
            fault.accept(Sentence.of(
                    "字段“%s”用的字典“%s”没有声明；请写在 codes 下面。".formatted(field.name(), field.codes()),
                    "Field '%s' uses the code list '%s', which nobody declares: declare it under 'codes'."
                            .formatted(field.name(), field.codes())));
        }
        var value = field.defaultValue();
        if (value != null
                && list.isPresent()
                && list.get().codes().stream().noneMatch(code -> code.code().equals(value))) {
            fault.accept(Sentence.of(
                    "字段“%s”的默认值“%s”不在它的字典里；请用字典里的代码。".formatted(field.name(), value),
                    "The default '%s' of field '%s' is not in its code list: use one of its codes."
                            .formatted(value, field.name())));
        }
    }
}
