package org.kaoqian.installation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.ZoneId;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this district runs Kaoqian: which database, which clock, and whether it is a demo. */
@Configuration(proxyBeanMethods = false)
class Installation {

    static final String EMBEDDED = "'${spring.datasource.url:}' == ''";

    @Bean
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedDatabase embeddedDatabase(DataFolder data, Demo demo) {
        return new EmbeddedDatabase(data);
    }

    @Bean
    Demo demo(
            @Value("${spring.datasource.url:}") String url,
            @Value("${kaoqian.demo:}") String demo,
            @Value("${kaoqian.demo.password:}") String password,
            @Value("${server.address:}") String address) {
        var on = demo.isBlank() ? url.isBlank() : Boolean.parseBoolean(demo);
        if (on && !isLoopback(address)) {
            throw new CannotStart(
                    Sentence.of(
                            "演示模式只能在本机（127.0.0.1）监听，现配置为 server.address=" + address,
                            "A demo listens on loopback alone, but server.address is '" + address + "'."),
                    Sentence.of(
                            "正式使用请设置 kaoqian.demo=false；演示请去掉 server.address。",
                            "For real use set kaoqian.demo=false; for a demo leave server.address out."));
        }
        return Demo.of(on, password);
    }

    /** Government runs on Beijing time, whatever the machine's zone. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
