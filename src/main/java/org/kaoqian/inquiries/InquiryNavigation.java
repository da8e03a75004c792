package org.kaoqian.inquiries;

import org.kaoqian.access.Permission;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the inquiries and the public's page stand in the navigation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InquirySettings.class)
class InquiryNavigation {

    private static final Sentence GROUP = Sentence.of("咨询", "Questions");

    @Bean
    NavEntry inquiriesEntry() {
        return new NavEntry(
                16,
                GROUP,
                "/cases?kind=inquiry",
                "message-2",
                Sentence.of("人工答复", "For a person"),
                Permission.CASE_READ);
    }

    @Bean
    NavEntry askEntry() {
        return new NavEntry(17, GROUP, "/ask", "message", Sentence.of("公众问答页", "The public's page"), null);
    }
}
