package org.kaoqian.handbook;

import java.util.Comparator;
import java.util.List;
import org.kaoqian.knowledge.CatalogueAsRead;
import org.kaoqian.knowledge.Item;
import org.kaoqian.shared.Sentence;

/** A service item with all its articles in the order of the book. */
record Chapter(Item item, List<Article> articles) {

    static Chapter of(CatalogueAsRead catalogue, Item item) {
        return new Chapter(
                item,
                item.entries().stream()
                        .map(entry -> new Article(entry, catalogue.answer(item, entry), catalogue.basis(item, entry)))
                        .sorted(Comparator.comparingInt(Article::rank))
                        .toList());
    }

    String code() {
        return item.code();
    }

    String name() {
        return item.name();
    }

    List<Article> aspects() {
        return articles.stream().filter(article -> article.entry().general()).toList();
    }

    List<Article> questions() {
        return articles.stream().filter(article -> !article.entry().general()).toList();
    }

    /** What people call it, in one line. */
    String alsoCalled() {
        return String.join("、", item.names().lay());
    }

    Sentence forWhom() {
        return switch (item.placement().audience()) {
            case ENTERPRISE -> Sentence.of("企业和个体工商户", "Firms and traders");
            case RESIDENT -> Sentence.of("居民", "Residents");
            case BOTH -> Sentence.of("企业和居民", "Firms and residents");
        };
    }

    /** What the item itself says, besides its articles: when this changes, readers want to know, too. */
    String facts() {
        return "名称：" + item.name() + "。办理机关：" + item.placement().office() + "。俗称：" + alsoCalled() + "。";
    }
}
