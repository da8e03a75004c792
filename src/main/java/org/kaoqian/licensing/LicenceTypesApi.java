package org.kaoqian.licensing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.licensing.LicenceType.Unlimited;
import org.kaoqian.licensing.LicenceTypes.Confirmer;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for programs. {@code code} may also be a name or what people call the type. */
@RestController
@RequestMapping("/api/v1/licence-types")
class LicenceTypesApi {

    record Types(List<TypeAnswer> items) {}

    /** Leads before the expiry, all in one unit; {@code earliest} may be left out. */
    record Setting(
            @Nullable Integer earliest,
            int latest,
            Lead.Unit unit,
            @Nullable String note) {}

    private final LicenceTypes types;
    private final CurrentViewer current;

    LicenceTypesApi(LicenceTypes types, CurrentViewer current) {
        this.types = types;
        this.current = current;
    }

    @GetMapping
    @Requires(Permission.LICENCE_TYPE_READ)
    Types all() {
        var windows = types.windowsOf(district());
        return new Types(
                types.all().stream().map(type -> TypeAnswer.of(type, windows)).toList());
    }

    @GetMapping("/{code}")
    @Requires(Permission.LICENCE_TYPE_READ)
    TypeAnswer one(@PathVariable String code) {
        return TypeAnswer.of(find(code), types.windowsOf(district()));
    }

    /** The days for a licence good until and including {@code expires}. */
    @GetMapping("/{code}/window")
    @Requires(Permission.LICENCE_TYPE_READ)
    ResponseEntity<?> window(@PathVariable String code, @RequestParam String expires) {
        var type = find(code);
        if (type.term() instanceof Unlimited term) {
            return ResponseEntity.ok(WindowAnswer.never(type, term));
        }
        return switch (expiry(expires)) {
            case Reading.Bad<LocalDate> bad -> Problem.of(HttpStatus.BAD_REQUEST, bad.reason());
            case Reading.Good<LocalDate> day ->
                ResponseEntity.ok(WindowAnswer.of(
                        type, types.windowsOf(district()).of(type, day.value()).orElseThrow()));
        };
    }

    /** Confirms the district's own window for a type whose own is not known law (confidence C). */
    @PutMapping("/{code}/setting")
    @Requires(Permission.LICENCE_TYPE_CONFIRM)
    ResponseEntity<?> confirm(@PathVariable String code, @RequestBody Setting setting) {
        var type = find(code);
        if (setting.latest < 0 || setting.earliest != null && setting.earliest < 0) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, Sentence.of("提前量不能小于0。", "A lead cannot be less than 0."));
        }
        var earliest = setting.earliest == null ? null : new Lead(setting.earliest, setting.unit);
        var latest = new Lead(setting.latest, setting.unit);
        var confirmer = new Confirmer(viewer().username(), setting.note == null ? "" : setting.note);
        return switch (types.confirm(district(), type, earliest, latest, confirmer)) {
            case Reading.Bad<LicenceType> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
            case Reading.Good<LicenceType> ignored ->
                ResponseEntity.ok(TypeAnswer.of(type, types.windowsOf(district())));
        };
    }

    @DeleteMapping("/{code}/setting")
    @Requires(Permission.LICENCE_TYPE_CONFIRM)
    TypeAnswer unconfirm(@PathVariable String code) {
        var type = find(code);
        types.unconfirm(district(), type);
        return TypeAnswer.of(type, types.windowsOf(district()));
    }

    /** Reads a day that was typed or sent. */
    static Reading<LocalDate> expiry(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1980 && day.getYear() <= 2199) {
                return Reading.good(day);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        return Reading.bad(
                "“%s”不是合理的有效期；请写成2027-03-01。".formatted(text),
                "\"%s\" is no likely expiry date: write it like 2027-03-01.".formatted(text));
    }

    private LicenceType find(String code) {
        return types.byNameOrAlias(code).orElseThrow(() -> unknown(code));
    }

    static Absent unknown(String code) {
        return new Absent(Sentence.of(
                "许可目录里没有“%s”，或有几种许可都叫这个名字；请用目录 /api/v1/licence-types 里的代码。".formatted(code),
                "The catalogue has no \"%s\", or several types have this name: use a code of /api/v1/licence-types."
                        .formatted(code)));
    }

    private Viewer viewer() {
        return current.viewer();
    }

    private String district() {
        return viewer().scope().district();
    }
}
