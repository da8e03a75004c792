package org.kaoqian.access;

import jakarta.servlet.DispatcherType;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Three doors: what anybody may fetch, the API with tokens, and the pages with a session. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class SecurityChains {

    private static final Sentence NOT_PERMITTED = Sentence.of("不允许此项操作。", "This is not permitted.");

    /** Neither session nor cookie: assets, health, and the description of the API. */
    @Bean
    @Order(1)
    SecurityFilterChain openFiles(HttpSecurity http) {
        return http.securityMatcher(
                        "/assets/**",
                        "/favicon.ico",
                        "/actuator/health",
                        "/actuator/health/**",
                        "/v3/api-docs/**",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /** Without a session there is nothing that a foreign page could ride on: no CSRF token. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, Accounts accounts, OpenHandlers open, Refusals refusals) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerTokens(tokens, accounts), AnonymousAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, stranger) -> refusals.signInFirst(request, response))
                        .accessDeniedHandler((request, response, denied) ->
                                refusals.refuse(request, response, HttpStatus.FORBIDDEN, NOT_PERMITTED)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http, SignInForm form, SessionWatch watch, OpenHandlers open, PageRefusals refusals) {
        var requested = new HttpSessionRequestCache();
        requested.setRequestMatcher(
                request -> request.getMethod().equals("GET") && request.getHeader("HX-Request") == null);
        var welcome = new SavedRequestAwareAuthenticationSuccessHandler();
        welcome.setRequestCache(requested);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Whoever asks has neither account nor session: nothing that a foreign page could ride on, and a page
                // that
                // stood open for an hour can still be sent.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/ask", "/ask/**"))
                .authenticationManager(form)
                .formLogin(login -> login.loginPage(Refusals.SIGN_IN)
                        .successHandler((request, response, viewer) -> {
                            watch.begin(request.getSession(), viewer.getName());
                            welcome.onAuthenticationSuccess(request, response, viewer);
                        })
                        .failureHandler(form))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler(refusals)
                        .logoutSuccessUrl(Refusals.SIGN_IN + "?why=out")
                        .deleteCookies("JSESSIONID"))
                .requestCache(cache -> cache.requestCache(requested))
                .addFilterAfter(watch, SecurityContextHolderFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** It belongs to the pages' chain alone, not to every request of the server. */
    @Bean
    FilterRegistrationBean<SessionWatch> sessionWatchOnlyInItsChain(SessionWatch watch) {
        var registration = new FilterRegistrationBean<>(watch);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CookieSameSiteSupplier cookiesStayOnThisSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
