package org.kaoqian.editorial;

import org.kaoqian.access.Permission;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The editors' part of the navigation. */
@Configuration(proxyBeanMethods = false)
class EditorialNavigation {

    private static final Sentence GROUP = Sentence.of("问答编辑", "Editorial");

    @Bean
    NavEntry editorialQueueEntry() {
        return entry(60, "/editorial", "messages", "问题归集", "Questions to learn from");
    }

    @Bean
    NavEntry editorialEntriesEntry() {
        return entry(61, "/editorial/entries", "book", "事项和答案", "Items and answers");
    }

    @Bean
    NavEntry editorialDraftsEntry() {
        return entry(62, "/editorial/drafts", "edit", "草稿和发布", "Drafts");
    }

    @Bean
    NavEntry editorialLawsEntry() {
        return entry(63, "/editorial/laws", "gavel", "法规依据", "Laws");
    }

    @Bean
    NavEntry editorialReviewsEntry() {
        return entry(64, "/editorial/reviews", "checklist", "待复核", "Reviews");
    }

    @Bean
    NavEntry editorialSettingsEntry() {
        return entry(65, "/editorial/settings", "settings", "本区设置", "District settings");
    }

    @Bean
    NavEntry editorialFiguresEntry() {
        return entry(66, "/editorial/figures", "chart-bar", "问答统计", "Figures");
    }

    private static NavEntry entry(int order, String path, String icon, String zh, String en) {
        return new NavEntry(order, GROUP, path, icon, Sentence.of(zh, en), Permission.CATALOGUE_EDIT, true);
    }
}
