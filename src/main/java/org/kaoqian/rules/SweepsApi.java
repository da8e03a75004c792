package org.kaoqian.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sweeps by program: run one, try one, look back. */
@RestController
@RequestMapping("/api/v1/sweeps")
@Tag(name = "Sweeps 筛查")
class SweepsApi {

    private static final int MOST = 500;

    private final Sweep sweep;
    private final SeenReports reports;
    private final VisibleRules rules;
    private final CurrentViewer current;
    private final Clock clock;

    SweepsApi(Sweep sweep, SeenReports reports, VisibleRules rules, CurrentViewer current, Clock clock) {
        this.sweep = sweep;
        this.reports = reports;
        this.rules = rules;
        this.current = current;
        this.clock = clock;
    }

    /** Today and for all rules where nothing else is said. */
    record Order(
            @Nullable LocalDate asOf,
            @Nullable Boolean dryRun,
            @Nullable List<String> rules) {}

    record Lines(List<SweepHistory.Line> items, @Nullable Long next) {}

    record Hits(List<Hit> items, @Nullable Long next) {}

    @PostMapping
    @Requires(Permission.SWEEP_RUN)
    @Operation(summary = "Sweep a day; with dryRun only tell what would be raised 按日期筛查，可试运行")
    ResponseEntity<?> run(@RequestBody(required = false) @Nullable Order said) {
        var order = order(said == null ? new Order(null, null, null) : said);
        var refusal = order.refusal(rules);
        if (refusal.isPresent()) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal.get());
        }
        return ResponseEntity.ok(reports.of(sweep.run(order.asOf(), order.dryRun(), order.rules())));
    }

    @GetMapping
    @Requires(Permission.RULE_READ)
    @Operation(summary = "Earlier sweeps, the latest first 历次筛查")
    Lines lines(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit) {
        var size = Math.clamp(limit, 1, MOST);
        var items = reports.lines(before, size);
        return new Lines(items, items.size() == size ? items.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "The report of one sweep 一次筛查的结果")
    SweepReport one(@PathVariable long id) {
        return reports.named(id);
    }

    @GetMapping("/preview")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "Whom a sweep of that day would reach, each with its reason 某日筛查将提醒哪些对象及理由")
    Hits preview(
            @RequestParam String rule,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var size = Math.clamp(limit, 1, MOST);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var found = rules.named(rule, day);
        var items = sweep.hits(day, found.id(), current.viewer().within(), after, size);
        return new Hits(items, items.size() == size ? items.getLast().subjectId() : null);
    }

    private SweepOrder order(Order said) {
        return new SweepOrder(
                Objects.requireNonNullElseGet(said.asOf(), () -> LocalDate.now(clock)),
                Boolean.TRUE.equals(said.dryRun()),
                said.rules() == null ? List.of() : said.rules());
    }
}
