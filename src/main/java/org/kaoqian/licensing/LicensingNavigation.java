package org.kaoqian.licensing;

import org.kaoqian.access.Permission;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the catalogue and the calendar stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class LicensingNavigation {

    private static final Sentence GROUP = Sentence.of("依据", "Foundations");

    @Bean
    NavEntry licenceTypesEntry() {
        return new NavEntry(
                60,
                GROUP,
                "/licence-types",
                "certificate",
                Sentence.of("许可类型", "Licence types"),
                Permission.LICENCE_TYPE_READ);
    }

    @Bean
    NavEntry calendarEntry() {
        return new NavEntry(
                62,
                GROUP,
                "/calendar",
                "calendar",
                Sentence.of("工作日历", "Working calendar"),
                Permission.LICENCE_TYPE_READ);
    }
}
