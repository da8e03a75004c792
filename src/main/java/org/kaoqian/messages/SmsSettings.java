package org.kaoqian.messages;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.messages.SmsProvider.SmsAccount;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code kaoqian.sms.*}: the way out. Without a provider everything goes to the trial inbox.
 *
 * @param provider {@code trial}, {@code mas} or {@code zhutong}
 * @param address the provider's endpoint, ending with a slash
 * @param user the account (MAS: the interface account)
 * @param organisation the organisation's name (MAS: ecName)
 * @param signature the number of the registered signature (MAS: sign)
 * @param extension the extension of the sender's number (MAS: addSerial)
 * @param receiptSecret what the sender of receipts signs them with; without it no receipts are taken
 */
@ConfigurationProperties("kaoqian.sms")
record SmsSettings(
        @DefaultValue("trial") String provider,
        @Nullable URI address,
        @DefaultValue("") String user,
        @DefaultValue("") String secret,
        @DefaultValue("") String organisation,
        @DefaultValue("") String signature,
        @DefaultValue("") String extension,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("") String receiptSecret) {

    boolean isTrial() {
        return provider.equalsIgnoreCase(TrialGateway.NAME);
    }

    /** The gateway that these settings name; an exception with the remedy where they do not suffice. */
    HttpGateway http() {
        if (address == null || !address.toString().endsWith("/")) {
            throw new IllegalStateException("kaoqian.sms.address must be the provider's endpoint, ending with a slash /"
                    + " 请把 kaoqian.sms.address 设为短信服务商的接口地址，以斜杠结尾");
        }
        if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
            throw new IllegalStateException(
                    "kaoqian.sms.address must begin with https: providers want the secret in the request"
                            + " kaoqian.sms.address 必须以 https 开头，因为请求里带有密钥");
        }
        var account = new SmsAccount(address, organisation, user, secret, signature, extension);
        return new HttpGateway(SmsProvider.valueOf(provider.toUpperCase(Locale.ROOT)), account, timeout);
    }

    private static boolean isLoopback(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SmsSettings[" + provider + "]";
    }
}
