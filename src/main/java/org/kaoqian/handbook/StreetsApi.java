package org.kaoqian.handbook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kaoqian.access.Open;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.handbook.StreetContact.Line;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where streets and towns are reached, for programs. */
@RestController
@RequestMapping("/api/v1/handbook/streets")
@Tag(name = "Handbook 一本通")
class StreetsApi {

    private final StreetContacts contacts;
    private final Selections selections;

    StreetsApi(StreetContacts contacts, Selections selections) {
        this.contacts = contacts;
        this.selections = selections;
    }

    record Streets(List<StreetJson> items) {}

    /** @param lines counter, phone, hours, officer; what is not set is left out */
    record StreetJson(String code, String name, Map<String, String> lines) {
        static StreetJson of(StreetContact place) {
            return new StreetJson(place.street().code().code(), place.street().name(), HandbookJson.lines(place));
        }
    }

    @Open
    @GetMapping
    @Operation(summary = "Where each street and town is reached, as the district published 街道对外联系方式")
    Streets all() {
        return new Streets(
                contacts.of(selections.streets()).stream().map(StreetJson::of).toList());
    }

    @PutMapping("/{code}")
    @Requires(Permission.ORGANISATION_MANAGE)
    @Operation(summary = "Sets lines of a street: counter, phone, hours, officer; an empty one is taken back 设置街道联系方式")
    ResponseEntity<?> set(@PathVariable String code, @RequestBody Map<String, String> typed) {
        var street = selections.street(code);
        var lines = new EnumMap<Line, String>(Line.class);
        for (var each : typed.entrySet()) {
            var line = Line.of(each.getKey());
            if (line.isEmpty()) {
                return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Sentence.of(
                                "没有“" + each.getKey() + "”这一项，可用：counter、phone、hours、officer。",
                                "There is no \"" + each.getKey() + "\": use counter, phone, hours, officer."));
            }
            lines.put(line.get(), Objects.requireNonNullElse(each.getValue(), ""));
        }
        return switch (contacts.put(street, lines)) {
            case Reading.Bad<StreetContact> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
            case Reading.Good<StreetContact> good -> ResponseEntity.ok(StreetJson.of(good.value()));
        };
    }
}
