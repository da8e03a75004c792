package org.kaoqian.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** Turns the rows of a workbook into a draft, or into findings that say sheet, row, column and what to do. */
final class CheckWorkbook {

    private static final String USERNAME = "[a-z0-9][a-z0-9._-]{1,49}";
    private static final int LONGEST = 100;

    private final RegionCode district;
    private final Map<RegionCode, Place> places = new HashMap<>();
    private final Set<String> duties;
    private final List<WorkbookFinding> findings = new ArrayList<>();

    CheckWorkbook(RegionCode district, List<Place> present, Set<String> duties) {
        this.district = district;
        this.duties = duties;
        present.forEach(place -> places.put(place.region().code(), place));
    }

    /** What was found wrong; empty if the draft is sound. */
    List<WorkbookFinding> findings() {
        return findings;
    }

    OrganisationDraft draft(ReadWorkbook.Read read) {
        var regions = new LinkedHashMap<RegionCode, Integer>();
        for (var row : read.regions()) {
            region(row).ifPresent(place -> {
                if (regions.putIfAbsent(place.region().code(), row.number()) != null) {
                    wrong(WorkbookSheets.REGIONS, row, 0, "区划代码重复。", "The code stands here twice.");
                }
                places.put(place.region().code(), place);
            });
        }
        regions.forEach(this::checkParent);
        checkChildren(regions.keySet());
        var people = new ArrayList<OrganisationDraft.Person>();
        var usernames = new HashSet<String>();
        for (var row : read.people()) {
            person(row).ifPresent(person -> {
                if (!usernames.add(person.username())) {
                    wrong(WorkbookSheets.PEOPLE, row, 0, "账号重复。", "The account stands here twice.");
                }
                people.add(person);
            });
        }
        var inOrder = regions.keySet().stream()
                .map(this::place)
                .sorted(java.util.Comparator.comparingInt(
                        place -> WorkbookSheets.depth(place.region().kind())))
                .toList();
        return new OrganisationDraft(inOrder, people);
    }

    private Optional<Place> region(WorkbookRow row) {
        var sheet = WorkbookSheets.REGIONS;
        var code = code(sheet, row, 0);
        var kind = WorkbookSheets.kind(row.text(2));
        if (kind.isEmpty()) {
            wrong(sheet, row, 2, "类型应为区、功能区、街道、镇、社区、村之一。", "The kind is 区, 功能区, 街道, 镇, 社区 or 村.");
        }
        var named = text(sheet, row, 1, true);
        var parent = row.text(3).isEmpty() ? Optional.<RegionCode>empty() : code(sheet, row, 3);
        if (code.isEmpty()
                || kind.isEmpty()
                || !named
                || parent.isEmpty() && !row.text(3).isEmpty()) {
            return Optional.empty();
        }
        if (kind.get() == Region.Kind.DISTRICT != code.get().equals(district)) {
            wrong(sheet, row, 2, "本区只有一个，代码为" + district + "。", "There is one district, of code " + district + ".");
            return Optional.empty();
        }
        if (parent.isEmpty() != code.get().equals(district)) {
            wrong(sheet, row, 3, "除本区外都要填上级。", "Every region but the district has a parent.");
            return Optional.empty();
        }
        return Optional.of(new Place(new Region(code.get(), row.text(1), kind.get()), parent));
    }

    private void checkParent(RegionCode code, int row) {
        var place = place(code);
        place.parent().ifPresent(parent -> {
            var above = places.get(parent);
            if (above == null) {
                finding(
                        WorkbookSheets.REGIONS,
                        row,
                        "上级",
                        "上级" + parent + "不在表中，也不在系统中。",
                        "The parent " + parent + " is neither in the file nor on record.");
            } else if (!isAbove(above, place)) {
                finding(
                        WorkbookSheets.REGIONS,
                        row,
                        "上级",
                        "上级“" + above.region().name() + "”的级别不高于本行。",
                        "The parent “" + above.region().name() + "” is no larger than this region.");
            }
        });
    }

    /** A region on record that the file does not name keeps its parent, which must stay larger. */
    private void checkChildren(Set<RegionCode> inFile) {
        places.values().stream()
                .filter(place -> !inFile.contains(place.region().code()))
                .forEach(place -> place.parent()
                        .flatMap(parent -> Optional.ofNullable(places.get(parent)))
                        .filter(above -> !isAbove(above, place))
                        .ifPresent(above -> finding(
                                WorkbookSheets.REGIONS,
                                0,
                                "类型",
                                "“" + above.region().name() + "”之下还有“"
                                        + place.region().name() + "”，类型不能这样改。",
                                "“" + above.region().name() + "” holds “"
                                        + place.region().name() + "” and cannot become that kind.")));
    }

    private static boolean isAbove(Place above, Place below) {
        return WorkbookSheets.depth(above.region().kind())
                < WorkbookSheets.depth(below.region().kind());
    }

    private Place place(RegionCode code) {
        return java.util.Objects.requireNonNull(places.get(code));
    }

    private Optional<OrganisationDraft.Person> person(WorkbookRow row) {
        var sheet = WorkbookSheets.PEOPLE;
        var before = findings.size();
        var username = row.text(0).toLowerCase(java.util.Locale.ROOT);
        if (!username.matches(USERNAME)) {
            wrong(
                    sheet,
                    row,
                    0,
                    "账号为2到50个小写字母、数字、点、横线或下划线。",
                    "An account has 2 to 50 small letters, digits, dots, dashes or underscores.");
        }
        text(sheet, row, 1, true);
        text(sheet, row, 2, false);
        text(sheet, row, 3, true);
        var region = code(sheet, row, 4);
        if (region.isPresent() && !places.containsKey(region.get())) {
            wrong(sheet, row, 4, "没有这个区划。", "There is no such region.");
        }
        var held = Arrays.stream(row.text(5).split("[,，、;；]"))
                .map(String::strip)
                .filter(duty -> !duty.isEmpty())
                .collect(Collectors.toSet());
        held.stream()
                .filter(duty -> !duties.contains(duty))
                .sorted()
                .forEach(duty -> wrong(
                        sheet,
                        row,
                        5,
                        "没有“" + duty + "”这项职责；可用：" + String.join("、", duties) + "。",
                        "There is no duty “" + duty + "”; known: " + String.join(", ", duties) + "."));
        var role = WorkbookSheets.role(row.text(6));
        if (role.isEmpty()) {
            var known =
                    Arrays.stream(Role.values()).map(each -> each.title().zh()).collect(Collectors.joining("、"));
            wrong(sheet, row, 6, "角色应为" + known + "之一。", "The role is one of " + known + ".");
        }
        var rank = row.text(7).isEmpty() ? "100" : row.text(7);
        if (!rank.matches("\\d{1,6}")) {
            wrong(sheet, row, 7, "排序应为整数，小的在前。", "The order is a whole number; the smaller goes first.");
        }
        if (findings.size() > before || region.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrganisationDraft.Person(
                username,
                row.text(1),
                row.text(2),
                new OrganisationDraft.Seat(row.text(3), region.get(), held, Integer.parseInt(rank)),
                role.get()));
    }

    private boolean text(String sheet, WorkbookRow row, int column, boolean required) {
        if (required && row.text(column).isEmpty()) {
            wrong(sheet, row, column, "请填写。", "This must be given.");
            return false;
        }
        if (row.text(column).length() > LONGEST) {
            wrong(sheet, row, column, "不能超过" + LONGEST + "字。", "No longer than " + LONGEST + " characters.");
            return false;
        }
        return true;
    }

    private Optional<RegionCode> code(String sheet, WorkbookRow row, int column) {
        var code = RegionCode.parse(row.text(column));
        if (code.isEmpty()) {
            wrong(sheet, row, column, "区划代码应为6、9或12位数字。", "A region code has 6, 9 or 12 digits.");
        } else if (!code.get().district().equals(district.district())) {
            wrong(
                    sheet,
                    row,
                    column,
                    "不属于本区（" + district.district() + "开头）。",
                    "Not in this district (" + district.district() + "…).");
            return Optional.empty();
        }
        return code;
    }

    private void wrong(String sheet, WorkbookRow row, int column, String zh, String en) {
        var columns =
                sheet.equals(WorkbookSheets.REGIONS) ? WorkbookSheets.REGION_COLUMNS : WorkbookSheets.PEOPLE_COLUMNS;
        finding(sheet, row.number(), columns.get(column), zh, en);
    }

    private void finding(String sheet, int row, String column, String zh, String en) {
        findings.add(new WorkbookFinding(sheet, row, column, Sentence.of(zh, en)));
    }
}
