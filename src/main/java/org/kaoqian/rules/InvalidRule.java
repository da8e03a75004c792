package org.kaoqian.rules;

/** A rule's file says something that cannot be, or an example of it does not come true; the program does not start on it. */
class InvalidRule extends RuntimeException {

    InvalidRule(String file, String fault, String remedy) {
        super("%s: %s %s".formatted(file, fault, remedy));
    }
}
