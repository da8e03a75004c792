package org.kaoqian.messages;

/** A file of message-templates that cannot be used: which, why, and what to do. Stops the start. */
class InvalidTemplate extends RuntimeException {

    InvalidTemplate(String file, String what, String remedy) {
        super("message-templates/" + file + ": " + what + " " + remedy);
    }
}
