package org.kaoqian.ledgers;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a related ledger, such as {@code visit.exists(v, v.household == self)}. */
final class RelationReader {

    static final Set<String> ASKED = Set.of("exists", "count", "sum", "latest", "earliest");

    private final Reading reading;
    private final ClauseReader clauses;
    private final TermReader terms;

    RelationReader(Reading reading, ClauseReader clauses, TermReader terms) {
        this.reading = reading;
        this.clauses = clauses;
        this.terms = terms;
    }

    @Nullable
    Clause exists(CelExpr at, CelExpr.CelCall call) {
        var relation = relation(at, call, null);
        return relation == null ? null : new Clause.Exists(relation.relation());
    }

    @Nullable
    Term gathered(CelExpr at, CelExpr.CelCall call, Gathering how) {
        var relation = relation(at, call, how);
        return relation == null ? null : new Term.Gathered(how, relation.relation(), relation.of());
    }

    private record Read(Relation relation, @Nullable Term of) {}

    private @Nullable Read relation(CelExpr at, CelExpr.CelCall call, @Nullable Gathering how) {
        var args = call.args();
        var gathering = how == null || how == Gathering.COUNT ? null : how;
        var takesValue = gathering != null;
        var related = ledger(call.target().orElseThrow());
        if (related == null) {
            return null;
        }
        if (args.size() != (takesValue ? 3 : 2) || args.getFirst().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            var example = how == null
                    ? "exists(v, v.… == self)"
                    : how.word + (takesValue ? "(v, v.…, v.… == self)" : "(v, v.… == self)");
            reading.fault(
                    at,
                    "写法是 %s.%s：先写一个变量名，%s再写条件。".formatted(related.name(), example, takesValue ? "再写要取的字段，" : ""),
                    "write %s.%s: a variable, %sthen the condition."
                            .formatted(related.name(), example, takesValue ? "the field to take, " : ""));
            return null;
        }
        var variable = args.getFirst().ident().name();
        if (!isFree(args.getFirst(), variable)) {
            return null;
        }
        var row = new Place.Row(related, variable, reading.rows().size() + 1);
        reading.rows().add(row);
        try {
            var of = gathering == null ? null : value(args.get(1), gathering);
            var before = reading.faults().size();
            var body = clauses.clause(args.getLast());
            if (takesValue && of == null || reading.faults().size() > before) {
                return null;
            }
            var links = links(body, row);
            return links.isEmpty() ? unlinked(at, row) : new Read(linked(row, body, of, links), of);
        } finally {
            reading.rows().removeLast();
        }
    }

    private static Relation linked(Place.Row row, Clause body, @Nullable Term of, List<Relation.Link> links) {
        var outers = new LinkedHashSet<>(Walk.outers(body, row.depth()));
        if (of != null) {
            outers.addAll(Walk.outers(of, row.depth()));
        }
        return new Relation(row, body, List.copyOf(outers), links);
    }

    private @Nullable Ledger ledger(CelExpr target) {
        var name =
                target.getKind() == CelExpr.ExprKind.Kind.IDENT ? target.ident().name() : "";
        var found = reading.find(name);
        if (reading.isDerived()) {
            reading.fault(
                    target,
                    "计算字段不能查别的台账；请写成规则的条件。",
                    "a derived field cannot look into other ledgers: put it into a rule's condition.");
            return null;
        }
        if (found.isEmpty()) {
            reading.fault(
                    target,
                    name.isEmpty() ? "点号前面要写一个台账的名称。" : "没有叫“%s”的台账；请写台账的名称（ledger）。".formatted(name),
                    name.isEmpty()
                            ? "write the name of a ledger before the dot."
                            : "there is no ledger '%s': write a ledger's name.".formatted(name));
            return null;
        }
        if (!reading.maySee(found.get())) {
            reading.fault(
                    target,
                    Faults.HIDDEN_LEDGER.zh().formatted(found.get().label().zh()),
                    Faults.HIDDEN_LEDGER.en().formatted(found.get().label().en()));
            return null;
        }
        if (reading.rows().size() >= Judgement.DEEPEST) {
            reading.fault(
                    target,
                    "相关台账最多套%d层；请简化。".formatted(Judgement.DEEPEST),
                    "related ledgers stand inside each other at most %d deep: simplify.".formatted(Judgement.DEEPEST));
            return null;
        }
        return found.get();
    }

    private boolean isFree(CelExpr at, String variable) {
        if (variable.equals("today")
                || variable.equals("self")
                || reading.row(variable).isPresent()
                || reading.ledger().field(variable).isPresent()) {
            reading.fault(
                    at,
                    "“%s”已有别的意思，不能作变量；请换一个名字，如 v。".formatted(variable),
                    "'%s' means something else already: choose another variable, such as v.".formatted(variable));
            return false;
        }
        return true;
    }

    private @Nullable Term value(CelExpr at, Gathering how) {
        var of = terms.plain(at);
        var wanted = how == Gathering.SUM ? Term.Kind.NUMBER : Term.Kind.DATE;
        if (of != null && of.kind() != wanted) {
            reading.fault(
                    at,
                    how == Gathering.SUM ? "sum 要取一个数字字段，如 v.amount。" : how.word + " 要取一个日期字段，如 v.date。",
                    how == Gathering.SUM
                            ? "sum takes a number field, such as v.amount."
                            : how.word + " takes a date field, such as v.date.");
            return null;
        }
        return of;
    }

    /** The equalities without which no record meets the condition. */
    private static List<Relation.Link> links(Clause body, Place.Row row) {
        var links = new ArrayList<Relation.Link>();
        for (var part : body instanceof Clause.All(var parts) ? parts : List.of(body)) {
            if (part instanceof Clause.Compared(var left, var order, var right) && order == Order.EQUAL) {
                link(left, right, row, links);
                link(right, left, row, links);
            }
        }
        return List.copyOf(links);
    }

    private static void link(Term inner, Term outer, Place.Row row, List<Relation.Link> links) {
        if (Walk.isFixed(outer) || Walk.reads(outer, row.depth())) {
            return;
        }
        if (inner instanceof Term.Of(var place, var field) && place.equals(row)) {
            links.add(new Relation.Link(field.name(), outer));
        } else if (inner instanceof Term.Self(var place) && place.equals(row)) {
            links.add(new Relation.Link("id", outer));
        }
    }

    private @Nullable Read unlinked(CelExpr at, Place.Row row) {
        var own = reading.ledger().name();
        var reference = row.ledger().fields().stream()
                .filter(field -> field.type() == FieldType.REFERENCE && own.equals(field.refers()))
                .findFirst()
                .map(field -> row.variable() + "." + field.name() + " == self")
                .orElse(row.variable() + ".code == code");
        reading.fault(
                at,
                "没有说明“%s”的哪些记录与本条记录有关；请用 && 加上相等的条件，如 %s。"
                        .formatted(row.ledger().label().zh(), reference),
                "nothing says which records of '%s' belong to this one: add an equality with &&, such as %s."
                        .formatted(row.ledger().name(), reference));
        return null;
    }
}
