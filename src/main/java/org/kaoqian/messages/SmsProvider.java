package org.kaoqian.messages;

import cn.hutool.json.JSONObject;
import java.net.URI;
import java.util.concurrent.Executor;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.comm.delayedTime.DelayedTime;
import org.dromara.sms4j.mas.config.MasConfig;
import org.dromara.sms4j.mas.service.MasSmsImpl;
import org.dromara.sms4j.provider.config.BaseConfig;
import org.dromara.sms4j.zhutong.config.ZhutongConfig;
import org.dromara.sms4j.zhutong.service.ZhutongSmsImpl;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** The providers that take a whole text at an address of the operator's choice, and how each says yes or no. */
enum SmsProvider {

    /** China Mobile's cloud MAS (移动云MAS), plain messages: success only where rspcod says so. */
    MAS {
        @Override
        SmsBlend connect(SmsAccount account) {
            var config = new MasConfig();
            config.setRequestUrl(account.address().toString());
            config.setAction("norsubmit");
            config.setEcName(account.organisation());
            config.setSdkAppId(account.user());
            config.setAccessKeySecret(account.secret());
            config.setSignature(account.signature());
            config.setAddSerial(account.extension());
            return new MasSmsImpl(once(config), NOT_LATER, NEVER);
        }

        @Override
        Handover read(JSONObject answer) {
            var code = answer.getStr("rspcod");
            var reference = answer.getStr("msgGroup");
            if ("success".equals(code) && answer.getBool("success", false)) {
                return reference == null || reference.isBlank() ? noReference() : new Handover.Accepted(reference);
            }
            return code == null || code.isBlank() || "success".equals(code) ? unclear() : refused(code, null);
        }
    },

    /** Zhutong (助通): code 200 is yes, any other code a refusal. The library takes a missing code for a yes. */
    ZHUTONG {
        @Override
        SmsBlend connect(SmsAccount account) {
            var config = new ZhutongConfig();
            config.setRequestUrl(account.address().toString());
            config.setAccessKeyId(account.user());
            config.setAccessKeySecret(account.secret());
            return new ZhutongSmsImpl(once(config), NOT_LATER, NEVER);
        }

        @Override
        Handover read(JSONObject answer) {
            var code = answer.getInt("code");
            if (code == null) {
                return unclear();
            }
            var reference = answer.getStr("msgId");
            if (code == 200) {
                return reference == null || reference.isBlank() ? noReference() : new Handover.Accepted(reference);
            }
            return refused(code.toString(), answer.getStr("msg"));
        }
    };

    private static final Executor NOT_LATER = Runnable::run;
    private static final @Nullable DelayedTime NEVER = null;

    abstract SmsBlend connect(SmsAccount account);

    /** What a whole answer in JSON means; an answer that is not the provider's own is unclear. */
    abstract Handover read(JSONObject answer);

    private static <C extends BaseConfig> C once(C config) {
        config.setMaxRetries(0);
        return config;
    }

    private static Handover refused(String code, @Nullable String words) {
        var said = words == null || words.isBlank() ? code : code + " " + words;
        return new Handover.Refused(Sentence.of("网关拒绝：" + said, "Refused by the gateway: " + said));
    }

    private static Handover unclear() {
        return new Handover.Unknown(
                Sentence.of("网关的答复看不懂，不知道是否发出。", "The gateway's answer is unclear; it may or may not have been sent."));
    }

    private static Handover noReference() {
        return new Handover.Unknown(Sentence.of(
                "网关说已收下，但没有给编号，无法核对回执。",
                "The gateway says yes but names no reference by which a receipt could be matched."));
    }

    /**
     * An account with a provider.
     *
     * @param address the provider's endpoint, ending with a slash
     * @param organisation the name of the organisation as the provider knows it; for MAS only
     * @param signature the number of the registered signature; for MAS only
     * @param extension digits that follow the sender's number; for MAS only
     */
    record SmsAccount(
            URI address, String organisation, String user, String secret, String signature, String extension) {

        @Override
        public String toString() {
            return user + " at " + address;
        }
    }
}
