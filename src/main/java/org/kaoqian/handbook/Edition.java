package org.kaoqian.handbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.knowledge.CatalogueAsRead;

/** The whole handbook as it reads at one moment. Immutable. */
final class Edition {

    private final CatalogueAsRead catalogue;
    private final List<Chapter> chapters;
    private final Map<String, Chapter> byCode = new LinkedHashMap<>();
    private final List<KeptArticle> kept;
    private final String digest;

    Edition(CatalogueAsRead catalogue) {
        this.catalogue = catalogue;
        this.chapters = catalogue.items().stream()
                .map(item -> Chapter.of(catalogue, item))
                .toList();
        chapters.forEach(chapter -> chapter.item().codes().forEach(code -> byCode.put(code, chapter)));
        this.kept = keep(chapters);
        this.digest = Digest.of(
                kept.stream().map(each -> each.article() + each.digest()).toList());
    }

    private static List<KeptArticle> keep(List<Chapter> chapters) {
        var all = new ArrayList<KeptArticle>();
        for (var chapter : chapters) {
            all.add(KeptArticle.ofItem(chapter, all.size()));
            for (var article : chapter.articles()) {
                all.add(KeptArticle.of(chapter, article, all.size()));
            }
        }
        return List.copyOf(all);
    }

    CatalogueAsRead catalogue() {
        return catalogue;
    }

    List<Chapter> chapters() {
        return chapters;
    }

    /** By any of the item's codes. */
    Optional<Chapter> chapter(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** What is compared and kept of it. */
    List<KeptArticle> kept() {
        return kept;
    }

    int articles() {
        return kept.size() - chapters.size();
    }

    /** The same for two editions that read the same. */
    String digest() {
        return digest;
    }
}
