package org.kaoqian.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class Gates implements WebMvcConfigurer {

    private final HandlerGate gate;

    Gates(HandlerGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(Integer.MIN_VALUE);
    }
}
