package org.kaoqian.ledgers;

/** A ledger's file says something that cannot be; the program does not start on it. */
class InvalidDeclaration extends RuntimeException {

    InvalidDeclaration(String file, String fault, String remedy) {
        super("%s: %s %s".formatted(file, fault, remedy));
    }
}
