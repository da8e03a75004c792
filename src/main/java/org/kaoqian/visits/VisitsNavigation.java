package org.kaoqian.visits;

import org.kaoqian.access.Permission;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where rounds stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class VisitsNavigation {

    @Bean
    NavEntry roundsEntry() {
        return new NavEntry(
                13, Sentence.of("办理", "Work"), "/rounds", "route", Sentence.of("走访", "Rounds"), Permission.CASE_WORK);
    }
}
