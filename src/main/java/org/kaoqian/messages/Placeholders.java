package org.kaoqian.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.CodeList;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.messages.MessageTemplate.Part;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/**
 * What a message may name: the fields of its ledger, what the rule's step says, the responsible officer, the district.
 * Each is an expression over the aliases {@code l} (the record), {@code o} (the occasion), {@code f} (the officer) and {@code a} (the field asked), so
 * that a whole set of messages is written by one statement.
 */
final class Placeholders {

    /** Stands in a kept text where an address is put in at each sending; the address itself is kept nowhere. */
    static final String LINK = "〔填写网址〕";

    private static final int TAIL = 4;

    private final Ledger ledger;
    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final Map<String, Sentence> meanings = new LinkedHashMap<>();
    private final Map<String, CodeList> codes = new LinkedHashMap<>();

    private String firm = "null::text";

    private Placeholders(Ledger ledger) {
        this.ledger = ledger;
    }

    static Placeholders of(Ledger ledger, LedgerBook ledgers) {
        var offered = new Placeholders(ledger);
        ledger.fields().stream()
                .filter(field ->
                        !field.isSensitive() && field.keeping().seenBy().isEmpty())
                .forEach(field -> offered.field(field, ledgers));
        offered.offer("deadline", date("o.deadline"), Sentence.of("最晚申请日", "The last day to apply"));
        offered.offer("officer", "coalesce(f.name, '政务服务窗口')", Sentence.of("专员姓名", "The officer's name"));
        offered.offer(
                "officer.phone",
                "coalesce(nullif(f.phone, ''), :hotline)",
                Sentence.of("专员电话（没有时为服务热线）", "The officer's telephone, else the hotline"));
        offered.offer(
                "ask",
                "case when a.ask is null then '电话' || coalesce(nullif(f.phone, ''), :hotline) else '" + LINK + "' end",
                Sentence.of("一次有效的填写网址（没有网址时为专员电话）", "A one-time address to answer at, else the officer's telephone"));
        offered.firm = Firms.codeOf(ledger, ledgers);
        offered.offer("district", ":districtName", Sentence.of("区名", "The district's name"));
        return offered;
    }

    private void field(Field field, LedgerBook ledgers) {
        var column = "l." + field.name();
        switch (field.type()) {
            case DATE -> offer(field.name(), date(column), field.label());
            case CODE -> code(field, column, ledgers.codesOf(field));
            case TEXT, NUMBER, MONEY, REGION, PHONE, ID_NUMBER, CREDIT_CODE -> {
                offer(field.name(), column + "::text", field.label());
                offer(
                        field.name() + ".tail",
                        "right(" + column + "::text, " + TAIL + ")",
                        Sentence.of(
                                field.label().zh() + "尾号",
                                "The end of: " + field.label().en()));
            }
            case REFERENCE, POINT, FILE, PHOTO -> {}
        }
    }

    private void code(Field field, String column, Optional<CodeList> list) {
        list.ifPresent(found -> codes.put(field.name(), found));
        var label = list.isPresent() ? "coalesce(" + alias(field.name()) + ".label, " + column + ")" : column;
        offer(field.name(), label, field.label());
    }

    private void offer(String name, String expression, Sentence meaning) {
        expressions.put(name, expression);
        meanings.put(name, meaning);
    }

    /** Every placeholder with what it stands for. */
    Map<String, Sentence> offered() {
        return Map.copyOf(meanings);
    }

    boolean offers(String name) {
        return expressions.containsKey(name);
    }

    /** Why nothing fills it, and what to write instead. */
    Sentence why(String name) {
        var known = expressions.keySet().stream().sorted().toList();
        var of = name.endsWith(".tail") ? name.substring(0, name.length() - ".tail".length()) : name;
        var field = ledger.field(of);
        var hint = Nearest.asked(name, known);
        var why = field.filter(Field::isSensitive).isPresent()
                ? Sentence.of("它是加密的（sensitive），短信里不能写", "it is encrypted (sensitive), which no message may tell")
                : field.filter(found -> !found.keeping().seenBy().isEmpty()).isPresent()
                        ? Sentence.of(
                                "它只有部分职责能看（seenBy），短信里不能写",
                                "only some duties see it (seenBy), so no message may tell it")
                        : field.isPresent()
                                ? Sentence.of(
                                        "%s 类型的字段不能写进短信"
                                                .formatted(field.get().type().word()),
                                        "a field of type %s cannot stand in a message"
                                                .formatted(field.get().type().word()))
                                : Sentence.of(
                                        "台账“%s”没有这个字段".formatted(ledger.name()),
                                        "the ledger '%s' has no such field".formatted(ledger.name()));
        return Sentence.of(
                "短信里的 {%s} 填不出来：%s。%s可用：%s。"
                        .formatted(name, why.zh(), field.isPresent() ? "" : hint.zh(), String.join("、", known)),
                "Nothing fills {%s}: %s. %sUse one of %s."
                        .formatted(
                                name, why.en(), field.isPresent() ? "" : capital(hint.en()), String.join(", ", known)));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Whether everything that the text names is known, as a condition. */
    String complete(MessageTemplate template) {
        var used = template.placeholders().stream().map(this::expression).toList();
        return used.isEmpty() ? "true" : "num_nulls(" + String.join(", ", used) + ") = 0";
    }

    /** The text as an expression, and its values in {@code params}. What is not known stands as 〔its name〕. */
    String expression(MessageTemplate template, String signature, Map<String, @Nullable Object> params) {
        var words = new java.util.ArrayList<String>();
        words.add(param(signature.isEmpty() ? "" : "【" + signature + "】", params));
        for (var part : template.parts()) {
            words.add(
                    switch (part) {
                        case Part.Words(var text) -> param(text, params);
                        case Part.Placeholder(var name) ->
                            "coalesce(" + expression(name) + ", " + param(gap(name), params) + ")";
                    });
        }
        return "concat(" + String.join(", ", words) + ")";
    }

    /** The joins that turn codes into labels, and their values in {@code params}. */
    String joins(Map<String, @Nullable Object> params) {
        var joins = new StringBuilder();
        codes.forEach((field, list) -> {
            var alias = alias(field);
            params.put(
                    alias + "_codes",
                    list.codes().stream().map(CodeList.Code::code).toArray(String[]::new));
            params.put(
                    alias + "_labels",
                    list.codes().stream().map(code -> code.label().zh()).toArray(String[]::new));
            joins.append(
                    "left join unnest(:%s_codes::text[], :%s_labels::text[]) as %s(code, label) on %s.code = l.%s\n"
                            .formatted(alias, alias, alias, alias, field));
        });
        return joins.toString();
    }

    private String expression(String name) {
        return expressions.getOrDefault(name, "null::text");
    }

    private String gap(String name) {
        var meaning = meanings.get(name);
        return "〔" + (meaning == null ? name : meaning.zh()) + "〕";
    }

    /** The credit code of the firm that the record is or belongs to, as an expression; null where there is none. */
    String firm() {
        return firm;
    }

    Ledger ledger() {
        return ledger;
    }

    private static String param(String text, Map<String, @Nullable Object> params) {
        var name = "words" + params.size();
        params.put(name, text);
        return ":" + name + "::text";
    }

    private static String alias(String field) {
        return "code_" + field;
    }

    private static String date(String expression) {
        return "to_char(" + expression + ", 'FMYYYY\"年\"FMMM\"月\"FMDD\"日\"')";
    }
}
