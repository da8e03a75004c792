package org.kaoqian.ledgers;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Seals what the built-in ledgers held in plain, before background work begins and before the first request. */
@Component
class SealExisting implements SmartInitializingSingleton {

    private final SealColumn columns;

    SealExisting(SealColumn columns) {
        this.columns = columns;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var table : new String[] {"ledgers.enterprise", "ledgers.licence"}) {
            columns.seal(table, "contact", Secret.NAME);
            columns.seal(table, "phone", Secret.PHONE);
        }
    }
}
