package org.kaoqian.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a rule says of a record, whom it would reach on a day, and what is raised by hand. */
@RestController
@RequestMapping("/api/v1/rules/{rule}")
@Tag(name = "Rules 规则")
class RuleAnswersApi {

    private static final int SAMPLE = 50;

    private final VisibleRules rules;
    private final JudgeRecord judging;
    private final Sweep sweep;
    private final RaiseByHand raising;
    private final CurrentViewer current;

    RuleAnswersApi(VisibleRules rules, JudgeRecord judging, Sweep sweep, RaiseByHand raising, CurrentViewer current) {
        this.rules = rules;
        this.judging = judging;
        this.sweep = sweep;
        this.raising = raising;
        this.current = current;
    }

    /** @param record a record's number, or fields with what is written in them */
    @Schema(name = "RuleQuestion")
    record Question(@Nullable Object record, @Nullable LocalDate on) {}

    record Verdict(String verdict, @Nullable String step, List<Reason> reasons, List<Missing> missing) {}

    record Reason(
            String text,
            String text_en,
            String field,
            String value,
            String value_en,
            String holds,
            String source,
            String source_en,
            LocalDate asOf) {}

    record Missing(String field, String question, String question_en) {}

    record Day(@Nullable LocalDate asOf) {}

    record Preview(LocalDate asOf, long count, long unknown, List<Hit> sample) {}

    record Chosen(@Nullable List<Long> records) {}

    @PostMapping("/judge")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "What the rule says of one record, with reasons and what is missing 判断一条记录")
    ResponseEntity<?> judge(@PathVariable String rule, @RequestBody Question question) {
        var found = rules.named(rule);
        var on = question.on() == null ? rules.today() : question.on();
        var said = question.record();
        try {
            var record = said instanceof Number number
                    ? judging.find(found, number.longValue(), current.viewer())
                    : said instanceof Map<?, ?> fields ? judging.typed(found, texts(fields)) : null;
            if (record == null) {
                return said instanceof Number
                        ? Problem.of(HttpStatus.NOT_FOUND, Sentence.of("没有这条记录。", "There is no such record."))
                        : Problem.of(
                                HttpStatus.BAD_REQUEST,
                                Sentence.of(
                                        "record 要写记录的编号，或一组“字段: 值”。",
                                        "'record' is a record's number, or fields with their values."));
            }
            return ResponseEntity.ok(view(judging.judge(found, record, on)));
        } catch (Faulty e) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, e.in("record").what());
        }
    }

    @PostMapping("/preview")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "Whom a sweep of that day would reach now, in the region of whoever asks 某日将提醒谁")
    Preview preview(@PathVariable String rule, @RequestBody(required = false) @Nullable Day day) {
        var asOf = day == null || day.asOf() == null ? rules.today() : day.asOf();
        var found = rules.named(rule, asOf);
        var scope = current.viewer().within();
        var foreseen = sweep.foreseen(asOf, found, scope);
        return new Preview(asOf, foreseen.count(), foreseen.unknown(), sweep.hits(asOf, found.id(), scope, 0, SAMPLE));
    }

    @PostMapping("/raise")
    @Requires(Permission.CASE_WORK)
    @Operation(summary = "Raise a rule by hand for some records 由人提出")
    ResponseEntity<?> raise(@PathVariable String rule, @RequestBody Chosen chosen) {
        var viewer = current.viewer();
        var records = Objects.requireNonNullElse(chosen.records(), List.<Long>of());
        return switch (raising.raise(
                rules.named(rule), records, viewer.within(), viewer.scope().district())) {
            case RaiseByHand.Outcome.Done done -> ResponseEntity.ok(done.raised());
            case RaiseByHand.Outcome.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
        };
    }

    private static Map<String, String> texts(Map<?, ?> fields) {
        var texts = new java.util.LinkedHashMap<String, String>();
        fields.forEach((name, value) -> texts.put(String.valueOf(name), Objects.toString(value, "")));
        return texts;
    }

    private static Verdict view(JudgeRecord.Judged judged) {
        return new Verdict(
                judged.verdict().name().toLowerCase(Locale.ROOT),
                judged.step(),
                judged.reasons().stream()
                        .map(reason -> new Reason(
                                reason.text().zh(),
                                reason.text().en(),
                                reason.field(),
                                reason.value().zh(),
                                reason.value().en(),
                                reason.holds().name().toLowerCase(Locale.ROOT),
                                reason.source().zh(),
                                reason.source().en(),
                                reason.asOf()))
                        .toList(),
                judged.missing().stream()
                        .map(each -> new Missing(
                                each.field(),
                                each.question().zh(),
                                each.question().en()))
                        .toList());
    }
}
