package org.kaoqian.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation as the viewer sees it: regions and officers of the viewer's scope, and who answers for what there. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Organisation 组织")
class OrganisationApi {

    private static final int MOST = 1000;

    private final Organisation organisation;
    private final Regions regions;
    private final Duties duties;
    private final CurrentViewer current;
    private final Clock clock;

    OrganisationApi(Organisation organisation, Regions regions, Duties duties, CurrentViewer current, Clock clock) {
        this.organisation = organisation;
        this.regions = regions;
        this.duties = duties;
        this.current = current;
        this.clock = clock;
    }

    @Requires({})
    @GetMapping("/me")
    @Operation(summary = "Who is signed in 当前登录人")
    Me me() {
        var viewer = current.viewer();
        return new Me(
                viewer.officerId(),
                viewer.username(),
                viewer.displayName(),
                viewer.scope().code(),
                viewer.permissions().stream().sorted().toList());
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/regions")
    @Operation(summary = "The regions in the viewer's scope, parents first 辖区区划")
    Page<RegionItem> regions() {
        var viewer = current.viewer();
        return Page.of(regions.places(LocalDate.now(clock)).stream()
                .filter(place -> viewer.sees(place.region().code()))
                .map(RegionItem::of)
                .toList());
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/officers")
    @Operation(summary = "The officers in the viewer's scope, by number; after = the last one's id 专员名录")
    Page<OfficerItem> officers(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "200") int limit) {
        var viewer = current.viewer();
        var within = region.isBlank() ? viewer.scope() : code(region);
        var size = Math.clamp(limit, 1, MOST);
        var found = organisation.officers(within).stream()
                .filter(officer -> viewer.sees(officer.region()) && officer.id().value() > after)
                .sorted(java.util.Comparator.comparingLong(
                        officer -> officer.id().value()))
                .map(OfficerItem::of)
                .toList();
        return found.size() > size
                ? new Page<>(found.subList(0, size), found.get(size - 1).id())
                : Page.of(found);
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/assignments")
    @Operation(
            summary =
                    "Who is responsible: of one region, or of every region in scope; gaps=true for those where nobody is 责任到人")
    Object assignments(
            @RequestParam(defaultValue = "licence-renewal") String duty,
            @RequestParam(defaultValue = "") String region,
            @RequestParam @Nullable LocalDate date,
            @RequestParam(defaultValue = "false") boolean gaps) {
        var named = duties.named(duty)
                .orElseThrow(
                        () -> new Absent(Sentence.of("没有“" + duty + "”这项职责。", "There is no duty '" + duty + "'.")));
        var on = date == null ? LocalDate.now(clock) : date;
        if (!region.isBlank()) {
            var code = seen(code(region));
            return item(named.duty(), code, on, organisation.officerFor(named.duty(), code, on), Map.of());
        }
        var viewer = current.viewer();
        var officers = organisation.officers(organisation.district().code()).stream()
                .collect(java.util.stream.Collectors.toMap(Officer::id, officer -> officer));
        return Page.of(organisation.assignments(named.duty(), on).entrySet().stream()
                .filter(entry -> viewer.sees(entry.getKey()))
                .filter(entry -> !gaps || entry.getValue().named().isEmpty())
                .map(entry -> item(named.duty(), entry.getKey(), on, entry.getValue(), officers))
                .toList());
    }

    private AssignmentItem item(
            Duty duty, RegionCode region, LocalDate on, Assignment assignment, Map<OfficerId, Officer> known) {
        var officer = assignment
                .named()
                .flatMap(id -> known.containsKey(id) ? java.util.Optional.of(known.get(id)) : organisation.officer(id))
                .map(OfficerItem::of)
                .orElse(null);
        var named = assignment instanceof Assignment.Named n ? n : null;
        return new AssignmentItem(
                duty.code(),
                region.code(),
                on,
                officer,
                named == null ? null : named.level().code(),
                named == null || named.coverFor() == null
                        ? null
                        : named.coverFor().value(),
                named == null,
                assignment.reason().zh(),
                assignment.reason().en());
    }

    private RegionCode seen(RegionCode code) {
        if (!current.viewer().sees(code)) {
            throw new Absent(Sentence.of("您的数据范围内没有这个区域。", "There is no such region in your scope."));
        }
        return code;
    }

    private static RegionCode code(String typed) {
        return RegionCode.parse(typed)
                .orElseThrow(() -> new Absent(
                        Sentence.of("区划代码应为6、9或12位数字：" + typed, "A region code has 6, 9 or 12 digits: " + typed)));
    }

    record Me(long officer, String username, String name, String scope, List<Permission> permissions) {}

    record Page<T>(List<T> items, @Nullable Long next) {
        static <T> Page<T> of(List<T> items) {
            return new Page<>(items, null);
        }
    }

    record RegionItem(
            String code, String name, String kind, @Nullable String parent) {
        static RegionItem of(Place place) {
            var region = place.region();
            return new RegionItem(
                    region.code().code(),
                    region.name(),
                    region.kind().name().toLowerCase(java.util.Locale.ROOT),
                    place.parent().map(RegionCode::code).orElse(null));
        }
    }

    record OfficerItem(long id, String name, String username, String region, String post, String phone) {
        static OfficerItem of(Officer officer) {
            return new OfficerItem(
                    officer.id().value(),
                    officer.name(),
                    officer.username(),
                    officer.region().code(),
                    officer.post(),
                    officer.phone());
        }
    }

    record AssignmentItem(
            String duty,
            String region,
            LocalDate date,
            @Nullable OfficerItem officer,
            @Nullable String level,
            @Nullable Long coverFor,
            boolean nobody,
            String reason_zh,
            String reason) {}
}
