package org.kaoqian.access;

import org.kaoqian.shared.Sentence;

/** One thing a signed-in person may do. Handlers name permissions, accounts have roles, roles grant permissions. */
public enum Permission {
    LEDGER_READ("查看台账", "Read ledgers"),
    LEDGER_WRITE("修改台账", "Change ledgers"),
    LEDGER_IMPORT("导入台账", "Import ledgers"),
    LEDGER_EXPORT("导出台账", "Export ledgers"),
    EXPORT_APPROVE("批准个人信息导出", "Approve exports of people's data"),
    LEDGER_REVEAL("查看脱敏字段原文", "See masked fields in full"),
    RULE_READ("查看规则", "Read rules"),
    RULE_DRAFT("起草规则", "Draft rules"),
    RULE_APPROVE("批准规则", "Approve rules"),
    SWEEP_RUN("执行筛查", "Run sweeps"),
    CASE_READ("查看办件", "Read cases"),
    CASE_WORK("办理办件", "Work on cases"),
    CASE_ASSIGN("分派办件", "Assign cases"),
    MESSAGE_READ("查看触达消息", "Read messages"),
    MESSAGE_SETTLE("处置存疑消息", "Settle uncertain messages"),
    ORGANISATION_READ("查看组织", "Read the organisation"),
    ORGANISATION_MANAGE("管理组织", "Manage the organisation"),
    LICENCE_TYPE_READ("查看许可类型", "Read licence types"),
    LICENCE_TYPE_CONFIRM("确认许可类型期限", "Confirm licence types"),
    CALENDAR_MANAGE("维护工作日历", "Maintain the working calendar"),
    PACK_READ("查看服务包", "Read packs"),
    PACK_MANAGE("安装和移除服务包", "Install and remove packs"),
    CATALOGUE_EDIT("编辑事项和答案", "Edit items and answers"),
    CATALOGUE_APPROVE("批准事项和答案", "Approve items and answers"),
    AUDIT_READ("查看审计日志", "Read the audit log");

    private final Sentence title;

    Permission(String zh, String en) {
        this.title = Sentence.of(zh, en);
    }

    /** What this permits, as an officer would say it. */
    public Sentence title() {
        return title;
    }
}
