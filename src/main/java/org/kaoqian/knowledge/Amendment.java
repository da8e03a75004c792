package org.kaoqian.knowledge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the district has it instead of the one that the program carries, or beside those.
 *
 * @param id under its item's first code
 * @param aspect of a question of the item's own the nearest aspect, if there is one; else what the id says
 * @param review who wrote it and who looks at it again when
 */
public record Amendment(
        EntryId id, @Nullable Aspect aspect, Entry.Wording wording, Basis basis, Item.Review review) {

    /** Whether it is its item's answer for an aspect. */
    public boolean general() {
        return Aspect.of(id.name()).isPresent();
    }

    Entry entry(Item item) {
        var of = Aspect.of(id.name());
        return new Entry(
                id,
                of.orElse(aspect),
                of.isPresent(),
                of.map(each -> new Entry.Wording(
                                item.name() + "：" + each.title().zh(), wording.answer(), wording.ask()))
                        .orElse(wording),
                basis);
    }

    /** The same under the first code of its item; empty where there is no such item. */
    Optional<Amendment> under(Catalogue catalogue) {
        return catalogue
                .item(id.item())
                .map(item -> new Amendment(new EntryId(item.code(), id.name()), aspect, wording, basis, review));
    }
}
