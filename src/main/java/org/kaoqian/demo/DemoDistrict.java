package org.kaoqian.demo;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.kaoqian.installation.Demo;
import org.kaoqian.ledgers.Seals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the demo district into an empty installation that is a demo, and closes its accounts where it is none. */
@Component
class DemoDistrict implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDistrict.class);

    private final Demo demo;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final CatalogueTypes types;
    private final Seals seals;
    private final DemoAccounts accounts;
    private final DemoPacks packs;

    DemoDistrict(
            Demo demo,
            DataSource database,
            TransactionTemplate transaction,
            FictionalSource source,
            DemoAccounts accounts,
            DemoPacks packs) {
        this.demo = demo;
        this.database = database;
        this.transaction = transaction;
        this.types = source.types();
        this.seals = source.seals();
        this.accounts = accounts;
        this.packs = packs;
    }

    /** What the fictional ledgers are made with. */
    @Component
    record FictionalSource(CatalogueTypes types, Seals seals) {}

    /** Before background work begins and before the first request. */
    @Override
    public void afterSingletonsInstantiated() {
        var fresh = transaction.<Boolean>execute(status -> {
            var empty = demo.on() && accounts.isEmptyInstallation();
            if (!demo.on()) {
                accounts.close();
            } else if (empty) {
                load(accounts.hash(demo.password()));
            } else {
                accounts.give(demo.password());
            }
            return empty;
        });
        if (Boolean.TRUE.equals(fresh)) {
            packs.load(accounts.today());
        }
    }

    private void load(String passwordHash) {
        var started = System.nanoTime();
        var connection = DataSourceUtils.getConnection(database);
        try {
            var today = accounts.today();
            new LoadDistrict(connection, today, seals).load(new FictionalLedgers(today, types.all()), passwordHash);
            accounts.recordLoading();
            LOG.info("The demo district is in place after {} ms", (System.nanoTime() - started) / 1_000_000);
        } catch (SQLException e) {
            throw new IllegalStateException("The demo district could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
