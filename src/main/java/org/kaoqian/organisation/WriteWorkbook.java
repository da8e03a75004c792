package org.kaoqian.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.kaoqian.shared.RegionCode;
import org.springframework.stereotype.Component;

/** Writes the organisation as a workbook, and the one-time passwords of new accounts as another. Every cell is text. */
@Component
class WriteWorkbook {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final double WIDTH = 18;

    private final PresentOrganisation present;

    WriteWorkbook(PresentOrganisation present) {
        this.present = present;
    }

    byte[] organisation() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Kaoqian", "1.0")) {
            sheet(
                    workbook,
                    WorkbookSheets.REGIONS,
                    WorkbookSheets.REGION_COLUMNS,
                    present.places().stream().map(WriteWorkbook::row).toList());
            sheet(
                    workbook,
                    WorkbookSheets.PEOPLE,
                    WorkbookSheets.PEOPLE_COLUMNS,
                    present.people().values().stream()
                            .map(known -> row(known.person()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] passwords(List<ApplyPlan.Given> given) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Kaoqian", "1.0")) {
            sheet(
                    workbook,
                    "一次性口令",
                    List.of("账号", "姓名", "一次性口令"),
                    given.stream()
                            .map(each -> List.of(each.username(), each.name(), each.oneTimePassword()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<String> row(Place place) {
        var region = place.region();
        return List.of(
                region.code().code(),
                region.name(),
                WorkbookSheets.kind(region.kind()),
                place.parent().map(RegionCode::code).orElse(""));
    }

    private static List<String> row(OrganisationDraft.Person person) {
        var seat = person.seat();
        return List.of(
                person.username(),
                person.name(),
                person.phone(),
                seat.title(),
                seat.region().code(),
                String.join(",", new TreeSet<>(seat.duties())),
                person.role().title().zh(),
                Integer.toString(seat.rank()));
    }

    private static void sheet(Workbook workbook, String name, List<String> header, List<List<String>> rows)
            throws IOException {
        var sheet = workbook.newWorksheet(name);
        for (var column = 0; column < header.size(); column++) {
            sheet.value(0, column, header.get(column));
            sheet.width(column, WIDTH);
        }
        sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < header.size(); column++) {
                sheet.value(row + 1, column, rows.get(row).get(column));
            }
        }
        sheet.finish();
    }
}
