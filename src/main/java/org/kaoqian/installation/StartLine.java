package org.kaoqian.installation;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one line that says where Kaoqian is and who may try it. */
@Component
class StartLine {

    private final Demo demo;
    private final ApplicationContext context;

    StartLine(Demo demo, ApplicationContext context) {
        this.demo = demo;
        this.context = context;
    }

    @EventListener
    void print(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC
                && context instanceof WebServerApplicationContext web
                && web.getWebServer() != null) {
            System.out.println(line(web.getWebServer().getPort()));
        }
    }

    private String line(int port) {
        var address = "http://127.0.0.1:" + port;
        return demo.on()
                ? "靠前服务已就绪 Kaoqian is ready: " + address + "  demo accounts 演示账号: demo-admin, demo-leader, demo-clerk,"
                        + " demo-street, demo-community  password 口令: " + demo.password()
                : "靠前服务已就绪 Kaoqian is ready: " + address;
    }
}
