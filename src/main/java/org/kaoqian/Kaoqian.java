package org.kaoqian;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Kaoqian (靠前服务): finds who needs a public service before they ask, and sees it through. */
@Modulithic(systemName = "Kaoqian", sharedModules = "shared")
@SpringBootApplication
public class Kaoqian {

    public static void main(String[] args) {
        SpringApplication.run(Kaoqian.class, args);
    }
}
