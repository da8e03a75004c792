package org.kaoqian.access;

import static org.kaoqian.access.Permission.AUDIT_READ;
import static org.kaoqian.access.Permission.CASE_ASSIGN;
import static org.kaoqian.access.Permission.CASE_READ;
import static org.kaoqian.access.Permission.CASE_WORK;
import static org.kaoqian.access.Permission.CATALOGUE_APPROVE;
import static org.kaoqian.access.Permission.CATALOGUE_EDIT;
import static org.kaoqian.access.Permission.EXPORT_APPROVE;
import static org.kaoqian.access.Permission.LEDGER_EXPORT;
import static org.kaoqian.access.Permission.LEDGER_IMPORT;
import static org.kaoqian.access.Permission.LEDGER_READ;
import static org.kaoqian.access.Permission.LEDGER_REVEAL;
import static org.kaoqian.access.Permission.LEDGER_WRITE;
import static org.kaoqian.access.Permission.LICENCE_TYPE_CONFIRM;
import static org.kaoqian.access.Permission.LICENCE_TYPE_READ;
import static org.kaoqian.access.Permission.MESSAGE_READ;
import static org.kaoqian.access.Permission.MESSAGE_SETTLE;
import static org.kaoqian.access.Permission.ORGANISATION_READ;
import static org.kaoqian.access.Permission.PACK_READ;
import static org.kaoqian.access.Permission.RULE_APPROVE;
import static org.kaoqian.access.Permission.RULE_DRAFT;
import static org.kaoqian.access.Permission.RULE_READ;
import static org.kaoqian.access.Permission.SWEEP_RUN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kaoqian.shared.Sentence;

/** What an account is for. A role grants permissions; in which regions they hold is the account's scope. */
public enum Role {
    /** Runs the installation for a district. */
    ADMINISTRATOR("管理员", "Administrator", Reading.NOTHING, List.of(Permission.values())),
    /** Keeps the ledgers: uploads, mends, sweeps. */
    CLERK(
            "台账专员",
            "Clerk",
            Reading.EVERYDAY,
            List.of(
                    LEDGER_WRITE,
                    LEDGER_IMPORT,
                    LEDGER_EXPORT,
                    LEDGER_REVEAL,
                    RULE_DRAFT,
                    SWEEP_RUN,
                    MESSAGE_SETTLE,
                    CATALOGUE_EDIT)),
    /** Works cases, and so must be able to ring the people they are about and to write down what was found. */
    OFFICER("服务专员", "Officer", Reading.EVERYDAY, List.of(LEDGER_WRITE, LEDGER_REVEAL, CASE_WORK)),
    /** Answers for a region: hands out work and confirms what the law leaves open. */
    LEADER(
            "负责人",
            "Leader",
            Reading.EVERYDAY,
            List.of(
                    LEDGER_REVEAL,
                    LEDGER_EXPORT,
                    EXPORT_APPROVE,
                    CASE_WORK,
                    CASE_ASSIGN,
                    RULE_DRAFT,
                    RULE_APPROVE,
                    SWEEP_RUN,
                    MESSAGE_SETTLE,
                    LICENCE_TYPE_CONFIRM,
                    CATALOGUE_EDIT,
                    CATALOGUE_APPROVE)),
    /** Looks at everything and changes nothing; masked fields stay masked. */
    AUDITOR("审计员", "Auditor", Reading.EVERYDAY, List.of(AUDIT_READ));

    private final Sentence title;
    private final Set<Permission> permissions;

    Role(String zh, String en, List<Permission> reading, List<Permission> doing) {
        var all = EnumSet.noneOf(Permission.class);
        all.addAll(reading);
        all.addAll(doing);
        this.title = Sentence.of(zh, en);
        this.permissions = Collections.unmodifiableSet(all);
    }

    public Sentence title() {
        return title;
    }

    /** Never changes at run time: a role means the same everywhere. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** What everybody with a desk may read. A class of its own, since an enum's constants come before its statics. */
    private static final class Reading {
        private static final List<Permission> NOTHING = List.of();
        private static final List<Permission> EVERYDAY = List.of(
                LEDGER_READ, RULE_READ, CASE_READ, MESSAGE_READ, ORGANISATION_READ, LICENCE_TYPE_READ, PACK_READ);
    }
}
