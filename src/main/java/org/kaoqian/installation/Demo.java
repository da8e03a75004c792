package org.kaoqian.installation;

import java.security.SecureRandom;

/**
 * Whether this installation shows the demo district.
 *
 * @param password what all demo accounts sign in with; made anew at each start unless {@code kaoqian.demo.password} sets
 *     it
 */
public record Demo(boolean on, String password) {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    static Demo of(boolean on, String password) {
        return new Demo(on, password.isBlank() ? randomPassword() : password);
    }

    private static String randomPassword() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            password.append(i > 0 && i % 5 == 4 ? '-' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    @Override
    public String toString() {
        return "Demo[on=" + on + "]";
    }
}
