package org.kaoqian.messages;

import java.util.List;
import java.util.Optional;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.Ledgers;
import org.springframework.stereotype.Component;

/** The templates in force, built-in and of packs. */
@Component
class MessageTemplates {

    private volatile TemplateBook book;

    MessageTemplates(Ledgers ledgers) {
        this.book = TemplateBook.of(builtIn(), ledgers.book());
        if (!book.faults().isEmpty()) {
            throw new IllegalStateException("The built-in templates are broken: " + book.faults());
        }
    }

    /** What holds with these templates beside the built-in ones. */
    TemplateBook bookWith(List<TemplateBook.InFile> ofPacks, LedgerBook ledgers) {
        var all = new java.util.ArrayList<>(builtIn());
        all.addAll(ofPacks);
        return TemplateBook.of(all, ledgers);
    }

    void adopt(TemplateBook next) {
        book = next;
    }

    List<MessageTemplate> all() {
        return book.all();
    }

    List<MessageTemplate> of(String pack) {
        return book.of(pack);
    }

    Optional<MessageTemplate> find(String id) {
        return book.find(id);
    }

    Placeholders placeholders(MessageTemplate template) {
        return book.placeholders(template);
    }

    private static List<TemplateBook.InFile> builtIn() {
        return TemplateFiles.builtIn();
    }
}
