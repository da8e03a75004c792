package org.kaoqian.messages;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.kaoqian.Kaoqian;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The whole program, except that the outbox is worked only when a test says so, at any hour. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Kaoqian.class,
        properties = {
            "kaoqian.messages.working=false",
            "kaoqian.messages.quiet-from=00:00",
            "kaoqian.messages.quiet-to=00:00",
            "kaoqian.sms.receipt-secret=hush"
        })
@AutoConfigureMockMvc
@interface WholeHouse {}
