package org.kaoqian.messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/** The templates that hold at one time; of each every placeholder is known to be filled. */
final class TemplateBook {

    /** @param pack the pack that brings it; empty for a built-in one */
    record InFile(String file, MessageTemplate template, Lines lines, String pack) {}

    private final Map<String, InFile> templates = new LinkedHashMap<>();
    private final Map<String, Placeholders> placeholders = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private TemplateBook() {}

    static TemplateBook of(List<InFile> read, LedgerBook ledgers) {
        var book = new TemplateBook();
        read.forEach(each -> book.add(each, ledgers));
        return book;
    }

    List<MessageTemplate> all() {
        return templates.values().stream().map(InFile::template).toList();
    }

    List<MessageTemplate> of(String pack) {
        return templates.values().stream()
                .filter(each -> each.pack().equals(pack))
                .map(InFile::template)
                .toList();
    }

    Optional<MessageTemplate> find(String id) {
        return Optional.ofNullable(templates.get(id)).map(InFile::template);
    }

    Optional<String> file(String id) {
        return Optional.ofNullable(templates.get(id)).map(InFile::file);
    }

    /** The pack that brings it; empty for a built-in one, or none. */
    String packOf(String id) {
        return Optional.ofNullable(templates.get(id)).map(InFile::pack).orElse("");
    }

    Placeholders placeholders(MessageTemplate template) {
        var offered = placeholders.get(template.ledger());
        if (offered == null) {
            throw new IllegalArgumentException("No template of that ledger: " + template.ledger());
        }
        return offered;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void add(InFile each, LedgerBook ledgers) {
        var template = each.template();
        var first = templates.putIfAbsent(template.id(), each);
        if (first != null) {
            fault(
                    each,
                    "template",
                    "已经有叫“%s”的模板（%s）；请换一个名字。".formatted(template.id(), first.file()),
                    "There is a template called '%s' already (%s): choose another name."
                            .formatted(template.id(), first.file()));
            return;
        }
        var ledger = ledgers.find(template.ledger());
        if (ledgers.isSpoilt(template.ledger())) {
            return;
        }
        if (ledger.isEmpty()) {
            fault(
                    each,
                    "ledger",
                    "没有台账“%s”；请声明它或改正名称。".formatted(template.ledger()),
                    "There is no ledger '%s': declare it or correct the name.".formatted(template.ledger()));
            return;
        }
        if (ledger.get()
                .field("phone")
                .filter(field -> field.type() == FieldType.PHONE && field.isSensitive())
                .isEmpty()) {
            fault(
                    each,
                    "ledger",
                    "台账“%s”没有叫 phone、写了 sensitive: phone 的电话字段，短信发不出去；请加上。".formatted(template.ledger()),
                    "The ledger '%s' has no field 'phone' of type phone with 'sensitive: phone': declare one."
                            .formatted(template.ledger()));
            return;
        }
        var offered = placeholders.computeIfAbsent(template.ledger(), name -> Placeholders.of(ledger.get(), ledgers));
        for (var used : template.placeholders()) {
            if (!offered.offers(used)) {
                var why = offered.why(used);
                fault(each, "body", why.zh(), why.en());
            }
        }
    }

    private void fault(InFile each, String key, String zh, String en) {
        faults.add(new Fault(each.file(), each.lines().of(key), Sentence.of(zh, en)));
    }
}
