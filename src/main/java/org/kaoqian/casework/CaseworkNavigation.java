package org.kaoqian.casework;

import org.kaoqian.access.Permission;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the day and the cases stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class CaseworkNavigation {

    private static final Sentence GROUP = Sentence.of("办理", "Work");

    @Bean
    NavEntry todayEntry() {
        return new NavEntry(10, GROUP, "/today", "calendar-due", Sentence.of("今日", "Today"), Permission.CASE_READ);
    }

    @Bean
    NavEntry casesEntry() {
        return new NavEntry(12, GROUP, "/cases", "clipboard-list", Sentence.of("办件", "Cases"), Permission.CASE_READ);
    }

    @Bean
    NavEntry unassignedEntry() {
        return new NavEntry(
                14, GROUP, "/cases/unassigned", "user-off", Sentence.of("待分派", "Unassigned"), Permission.CASE_READ);
    }
}
