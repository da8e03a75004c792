package org.kaoqian.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Absences over the API: one's own, or with ORGANISATION_MANAGE those in one's scope. */
@RestController
@RequestMapping("/api/v1/absences")
@Tag(name = "Organisation 组织")
class AbsenceApi {

    private final AbsenceDesk desk;
    private final Absences absences;
    private final RecordAbsence recordAbsence;
    private final EndAbsence endAbsence;

    AbsenceApi(AbsenceDesk desk, Absences absences, RecordAbsence recordAbsence, EndAbsence endAbsence) {
        this.desk = desk;
        this.absences = absences;
        this.recordAbsence = recordAbsence;
        this.endAbsence = endAbsence;
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping
    @Operation(summary = "An officer's absences, the latest first; one's own if none is named 请假记录")
    OrganisationApi.Page<Item> absences(@RequestParam @Nullable Long officer) {
        var id = officer == null ? desk.oneself() : new OfficerId(officer);
        return OrganisationApi.Page.of(
                absences.of(desk.known(id).id()).stream().map(Item::of).toList());
    }

    @Requires({})
    @PostMapping
    @Operation(summary = "Record an absence, both days included; answers 201 with the record, 422 with the reason 登记请假")
    ResponseEntity<?> record(@RequestBody Wanted wanted) {
        if (wanted.from() == null || wanted.to() == null) {
            return refused(Sentence.of("请填写开始和结束日期。", "Please give the first and the last day."));
        }
        var officer = desk.officer(wanted.officer() == null ? desk.oneself() : new OfficerId(wanted.officer()));
        var draft = new AbsenceDraft(
                officer.id(),
                wanted.from(),
                wanted.to(),
                wanted.reason() == null ? "" : wanted.reason(),
                wanted.cover() == null ? null : new OfficerId(wanted.cover()));
        return switch (recordAbsence.record(draft)) {
            case RecordAbsence.Outcome.Recorded recorded ->
                ResponseEntity.status(HttpStatus.CREATED).body(Item.of(desk.absence(recorded.id())));
            case RecordAbsence.Outcome.Refused refused -> refused(refused.why());
        };
    }

    @Requires({})
    @DeleteMapping("/{id}")
    @Operation(summary = "End an absence: from today the officer is back; 409 on a stale version 销假")
    ResponseEntity<Void> end(@PathVariable long id, @RequestParam int version) {
        endAbsence.end(desk.absence(id), version);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> refused(Sentence why) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, why);
    }

    @Schema(name = "NewAbsence")
    record Wanted(
            @Nullable Long officer,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            @Nullable Long cover) {}

    record Item(
            long id,
            long officer,
            LocalDate from,
            LocalDate to,
            String reason,
            @Nullable Long cover,
            int version) {
        static Item of(Absence absence) {
            var cover = absence.cover();
            return new Item(
                    absence.id(),
                    absence.officer().value(),
                    absence.from(),
                    absence.to(),
                    absence.reason(),
                    cover == null ? null : cover.value(),
                    absence.version());
        }
    }
}
