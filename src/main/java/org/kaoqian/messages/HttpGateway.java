package org.kaoqian.messages;

import cn.hutool.http.HttpGlobalConfig;
import cn.hutool.json.JSONObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.comm.exception.SmsBlendException;
import org.kaoqian.messages.SmsProvider.SmsAccount;
import org.kaoqian.shared.Sentence;

/**
 * A provider reached over HTTP by sms4j. The library reports every failure of the line as the same kind of text, so it
 * is believed only where the provider itself has answered; whatever else went wrong is unknown. Whether the provider
 * can be reached at all is tried before the library is called: only that proves that nothing was sent.
 */
class HttpGateway implements SmsGateway {

    static {
        // The JDK's own client repeats a POST on a broken connection unless told not to, once and for all. (It still
        // repeats
        // one that it could not write to the end, which the provider cannot have read to the end either.)
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final SmsProvider provider;
    private final SmsBlend blend;
    private final URI address;
    private final Duration timeout;

    HttpGateway(SmsProvider provider, SmsAccount account, Duration timeout) {
        this.provider = provider;
        this.blend = provider.connect(account);
        this.address = account.address();
        this.timeout = timeout;
        HttpGlobalConfig.setTimeout(Math.toIntExact(timeout.toMillis()));
        HttpGlobalConfig.setMaxRedirectCount(0);
    }

    @Override
    public String name() {
        return provider.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Handover send(Outgoing message) {
        if (!reachable()) {
            return new Handover.NotSent(Sentence.of(
                    "连不上短信网关，没有发出，稍后再试。", "The gateway cannot be reached; nothing was sent, it will be tried again."));
        }
        try {
            var answer =
                    blend.sendMessage(message.to().number(), message.body()).getData();
            return answer instanceof JSONObject json ? provider.read(json) : broken();
        } catch (SmsBlendException failure) {
            return broken();
        }
    }

    private boolean reachable() {
        var port = address.getPort() > 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), Math.toIntExact(timeout.toMillis()));
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private static Handover broken() {
        return new Handover.Unknown(Sentence.of(
                "交给网关后没有得到答复，不知道是否发出。",
                "The gateway gave no answer after it was asked; it may or may not have been sent."));
    }
}
