package org.kaoqian.messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.ledgers.CodeLists;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledgers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The templates in force; every placeholder is known to be filled before the program starts. */
@Component
class MessageTemplates {

    private final List<MessageTemplate> all;
    private final Map<String, Placeholders> placeholders = new LinkedHashMap<>();

    @Autowired
    MessageTemplates(Ledgers ledgers, CodeLists codeLists) {
        this(TemplateFiles.read(), ledgers, codeLists);
    }

    MessageTemplates(List<MessageTemplate> templates, Ledgers ledgers, CodeLists codeLists) {
        this.all = List.copyOf(templates);
        all.forEach(template -> check(template, ledgers, codeLists));
    }

    List<MessageTemplate> all() {
        return all;
    }

    Optional<MessageTemplate> find(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    Placeholders placeholders(MessageTemplate template) {
        var offered = placeholders.get(template.ledger());
        if (offered == null) {
            throw new IllegalArgumentException("No template of that ledger: " + template.ledger());
        }
        return offered;
    }

    private void check(MessageTemplate template, Ledgers ledgers, CodeLists codeLists) {
        var file = template.id() + ".yaml";
        var ledger = ledgers.find(template.ledger())
                .orElseThrow(() -> new InvalidTemplate(
                        file,
                        "There is no ledger '" + template.ledger() + "'.",
                        "Use one of "
                                + ledgers.all().stream().map(one -> one.name()).toList() + "."));
        if (ledger.field("phone")
                .filter(field -> field.type() == FieldType.PHONE && field.isSensitive())
                .isEmpty()) {
            throw new InvalidTemplate(
                    file,
                    "The ledger '" + ledger.name() + "' has no sensitive field 'phone'.",
                    "Declare one with 'sensitive: phone'.");
        }
        var offered = placeholders.computeIfAbsent(ledger.name(), name -> Placeholders.of(ledger, codeLists));
        for (var used : template.placeholders()) {
            if (!offered.offers(used)) {
                throw new InvalidTemplate(
                        file,
                        "Nothing fills {" + used + "}.",
                        "Use one of "
                                + offered.offered().keySet().stream().sorted().toList() + ".");
            }
        }
    }
}
