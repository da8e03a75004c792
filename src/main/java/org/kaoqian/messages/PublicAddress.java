package org.kaoqian.messages;

import java.net.URI;

/**
 * Under which address people outside reach this program.
 *
 * @param address without a slash at the end; empty where they cannot
 */
record PublicAddress(String address) {

    PublicAddress {
        address = address.strip().replaceFirst("/+$", "");
        if (!address.isEmpty() && !isGood(address)) {
            throw new IllegalStateException(
                    "kaoqian.public-address must begin with https:// (http:// for a trial) and name a host only, such as https://fw.example.gov.cn"
                            + " kaoqian.public-address 应为 https:// 开头的网址");
        }
    }

    private static boolean isGood(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    boolean isSet() {
        return !address.isEmpty();
    }

    String question(String token) {
        return address + "/q/" + token;
    }
}
