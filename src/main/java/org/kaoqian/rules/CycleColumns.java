package org.kaoqian.rules;

/**
 * Where a rule's cycles stand in SQL, over the ledger's rows as {@code l}. Names come from declarations.
 *
 * @param rows what to select from
 * @param group the expression of the group
 * @param grouped the condition that the group is recognised
 * @param base the expression of the day on which the cycle is based
 */
record CycleColumns(String rows, String group, String grouped, String base) {

    private static final String EPISODE =
            " rules.episode e on e.district = l.district and e.rule = :rule and e.subject_id = l.id and e.ended is null";

    /** @param groupField the field that groups the records of a reckoned rule; of no use to others */
    static CycleColumns of(Rule rule, String groupField) {
        var table = rule.ledger().table() + " l";
        return switch (rule.trigger()) {
            case Trigger.Reckoned(var cycle, var deadline, var reach) -> {
                var open = rule.ledger().field(groupField).orElseThrow().open();
                var group = "l." + groupField;
                yield new CycleColumns(table, group, open ? group + "_known" : group + " is not null", "l." + cycle);
            }
            case Trigger.OnDate(var field, var reach) -> plain(table, "l." + field);
            case Trigger.OnChange ignored ->
                plain("(" + table + " left join" + EPISODE + ")", "coalesce(e.since, cast(:asOf as date))");
            case Trigger.Every ignored -> plain(table, "cast(:period as date)");
            case Trigger.ByHand ignored -> plain("(" + table + " join" + EPISODE + ")", "e.since");
        };
    }

    private static CycleColumns plain(String rows, String base) {
        return new CycleColumns(rows, "cast('' as text)", "true", base);
    }
}
