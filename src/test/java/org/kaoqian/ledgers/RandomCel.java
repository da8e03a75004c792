package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random conditions over the households of the probe book; nearly all of them compile. */
final class RandomCel {

    private record Scope(String ledger, String prefix) {
        String field(String name) {
            return prefix + name;
        }
    }

    private static final List<String> ORDERS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> EQUALS = List.of("==", "!=");

    private final SplittableRandom random;
    private final List<Scope> scopes = new ArrayList<>(List.of(new Scope("household", "")));

    RandomCel(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String clause(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> "(" + clause(depth - 1) + " && " + clause(depth - 1) + ")";
            case 2, 3 -> "(" + clause(depth - 1) + " || " + clause(depth - 1) + ")";
            case 4 -> "!(" + clause(depth - 1) + ")";
            case 5 -> leaf();
            default -> "(%s ? %s : %s)".formatted(leaf(), clause(depth - 1), clause(depth - 1));
        };
    }

    private String leaf() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> number(2) + order() + number(1);
            case 2 -> date(1) + order() + date(1);
            case 3 -> date(0) + order() + pick(List.of(moved("today"), moved(fixed()), fixed()));
            case 4 -> date(0) + pick(List.of(" + ", " - ")) + "workdays(" + random.nextInt(6) + ")" + order() + fixed();
            case 5 -> fixed() + order() + date(0) + pick(List.of(" + ", " - ")) + "workdays(" + random.nextInt(6) + ")";
            case 6 -> text() + order() + pick(List.of(text(), quoted(pick(ProbeRows.TEXTS))));
            case 7 -> coded();
            case 8 -> missing();
            case 9 ->
                text() + "." + pick(List.of("startsWith", "endsWith", "contains")) + "(" + quoted(pick(ProbeRows.TEXTS))
                        + ")";
            case 10 -> record() + equality() + record();
            case 11 -> secret();
            case 12 -> pick(List.of("inRegion(\"510199001000\")", "region.startsWith(\"510199002\")"));
            case 13 -> isDeepest() ? coded() : related(pick(List.of("count", "sum")), number(1));
            case 14 ->
                isDeepest()
                        ? missing()
                        : related(pick(List.of("latest", "earliest")), pick(List.of(date(0), moved("today"))));
            default -> isDeepest() ? number(1) + order() + number(0) : exists();
        };
    }

    private boolean isDeepest() {
        return scopes.size() > 1 && random.nextInt(4) > 0 || scopes.size() > Judgement.DEEPEST;
    }

    private String number(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(7)) {
                case 0 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
                case 1 -> "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
                case 2 -> "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
                case 3 -> "(" + number(depth - 1) + " / " + number(depth - 1) + ")";
                case 4 -> "daysBetween(" + date(0) + ", " + date(0) + ")";
                case 5 -> "yearsBetween(" + date(0) + ", " + date(0) + ")";
                default -> "(" + coded() + " ? " + number(0) + " : " + number(0) + ")";
            };
        }
        var field = fieldOf(
                List.of("members", "income", "village.quota", "kin.members", "kin.village.quota", "hall.quota"),
                List.of("amount", "household.members", "village.quota", "household.kin.income"));
        return random.nextInt(4) == 0 ? pick(List.of("0", "1", "2", "-1", "1.5")) : field;
    }

    private String date(int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            return moved(date(0));
        }
        if (random.nextInt(8) == 0) {
            return "changed(" + quoted(pick(List.of("status", "note"))) + ")";
        }
        return fieldOf(
                List.of("joined", "expires", "village.founded", "kin.expires", "kin.village.founded", "hall.founded"),
                List.of("date", "household.joined", "village.founded"));
    }

    private String moved(String date) {
        return date + pick(List.of(" + ", " - ")) + "days(" + random.nextInt(9) + ")";
    }

    private String fixed() {
        return pick(List.of(
                "today",
                "startOf(\"" + pick(List.of("week", "month", "quarter", "half-year", "year")) + "\")",
                "(today + days(" + random.nextInt(7) + "))",
                "(today - workdays(" + random.nextInt(4) + "))",
                "date(\"2026-10-0" + (1 + random.nextInt(9)) + "\")"));
    }

    private String text() {
        return fieldOf(
                List.of("note", "number", "village.name", "kin.note", "kin.village.name"),
                List.of("note", "number", "household.note", "village.name"));
    }

    private String coded() {
        return switch (random.nextInt(5)) {
            case 0 ->
                fieldOf(List.of("status", "kin.status"), List.of("status", "household.status"))
                        + equality()
                        + quoted(pick(List.of("active", "外出", "closed")));
            case 1 ->
                fieldOf(List.of("village.class", "kin.village.class", "hall.class"), List.of("village.class")) + " in ["
                        + some(List.of("good", "中间", "weak")) + "]";
            case 2 ->
                fieldOf(List.of("trade", "kin.trade"), List.of("household.trade"))
                        + equality()
                        + quoted(pick(List.of("farm", "经商")));
            case 3 ->
                fieldOf(List.of("status", "kin.status"), List.of("status"))
                        + equality()
                        + fieldOf(List.of("status", "kin.status"), List.of("household.status"));
            default ->
                fieldOf(List.of("village", "kin"), List.of("village", "household"))
                        + equality()
                        + quoted(ProbeRows.code(1 + random.nextInt(9)));
        };
    }

    private String missing() {
        return switch (random.nextInt(3)) {
            case 0 ->
                "has("
                        + fieldOf(
                                List.of("joined", "trade", "kin.trade", "village.name", "id_number"),
                                List.of("kind", "household.trade", "date"))
                        + ")";
            case 1 ->
                fieldOf(
                                List.of("income", "kin", "kin.village", "kin.village.class"),
                                List.of("amount", "household", "household.village"))
                        + equality() + "null";
            default ->
                isDeepest()
                        ? "changed(\"status\")" + equality() + "null"
                        : gathered(pick(List.of("count", "latest", "sum", "earliest"))) + equality() + "null";
        };
    }

    private String record() {
        return fieldOf(List.of("self", "kin", "kin.kin"), List.of("household", "household.kin"));
    }

    private String secret() {
        return switch (random.nextInt(3)) {
            case 0 ->
                fieldOf(List.of("id_number", "kin.id_number"), List.of("id_number", "household.id_number"))
                        + equality()
                        + quoted(pick(ProbeRows.IDS));
            case 1 -> fieldOf(List.of("phone"), List.of("household.phone")) + " in [" + some(ProbeRows.IDS) + "]";
            default -> "id_number" + equality() + fieldOf(List.of("kin.id_number"), List.of("id_number"));
        };
    }

    private String exists() {
        return gathered("exists");
    }

    private String related(String how, String with) {
        return random.nextBoolean() ? gathered(how) + order() + with : with + order() + gathered(how);
    }

    private String gathered(String how) {
        var around = scopes.size() == 1 ? "" : scopes.getLast().prefix();
        var variable = "v" + scopes.size();
        var ledger = pick(List.of("visit", "visit", "household"));
        scopes.add(new Scope(ledger, variable + "."));
        try {
            var links = new ArrayList<String>();
            if (ledger.equals("visit")) {
                links.addAll(List.of(
                        variable + ".household == self",
                        variable + ".household == kin",
                        "village == " + variable + ".village",
                        variable + ".id_number == id_number",
                        variable + ".village == kin.village",
                        variable + ".date == joined"));
                if (around.equals("v1.") && scopes.get(1).ledger().equals("household")) {
                    links.add(variable + ".household == v1");
                }
            } else {
                links.addAll(List.of(
                        variable + ".village == village",
                        variable + " == kin",
                        variable + ".kin == self",
                        variable + ".village == kin.village"));
                if (!around.isEmpty()) {
                    links.add(variable + ".village == " + around + "village");
                }
            }
            var condition = pick(links) + (random.nextInt(4) == 0 ? "" : " && " + clause(random.nextInt(2)));
            var of = switch (how) {
                case "sum" ->
                    variable
                            + pick(
                                    ledger.equals("visit")
                                            ? List.of(".amount", ".household.income")
                                            : List.of(".income", ".members"))
                            + ", ";
                case "latest", "earliest" ->
                    (ledger.equals("visit")
                                    ? variable + ".date"
                                    : pick(List.of(variable + ".joined", moved(variable + ".expires"))))
                            + ", ";
                default -> "";
            };
            return ledger + "." + how + "(" + variable + ", " + of + condition + ")";
        } finally {
            scopes.removeLast();
        }
    }

    /** One of these fields of the record, or of a row that stands around this place. */
    private String fieldOf(List<String> own, List<String> ofVisit) {
        var scope = scopes.get(random.nextInt(3) == 0 ? 0 : scopes.size() - 1);
        var name = pick(scope.ledger().equals("visit") ? ofVisit : own);
        return name.equals("self") ? "self" : scope.field(name);
    }

    private String order() {
        return " " + pick(ORDERS) + " ";
    }

    private String equality() {
        return " " + pick(EQUALS) + " ";
    }

    private String some(List<String> of) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(n -> quoted(pick(of)))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\") + "\"";
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
