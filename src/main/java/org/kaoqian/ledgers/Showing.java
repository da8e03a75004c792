package org.kaoqian.ledgers;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Choice;
import org.kaoqian.frame.Page;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** How values are read on pages: codes by their labels, regions by their names, dates as on paper, the sensitive masked. */
record Showing(Map<String, Map<String, Sentence>> codes, List<Region> regions, Titles titles) {

    @Component
    record Source(CodeLists codeLists, Organisation organisation, Titles.Source titles) {

        Showing of(Ledger ledger) {
            return of(ledger, List.of());
        }

        /** For these records; what others refer to is looked up for all of them at once. */
        Showing of(Ledger ledger, List<LedgerRecord> records) {
            var codes = new HashMap<String, Map<String, Sentence>>();
            for (var field : ledger.fields()) {
                codeLists
                        .of(field)
                        .ifPresent(list -> codes.put(
                                field.name(),
                                list.codes().stream()
                                        .collect(Collectors.toMap(
                                                CodeList.Code::code,
                                                CodeList.Code::label,
                                                (one, other) -> one,
                                                java.util.LinkedHashMap::new))));
            }
            return new Showing(codes, organisation.regions(), titles.of(ledger, records));
        }
    }

    String text(Page page, LedgerRecord record, Field field) {
        return record.value(field.name())
                .map(value -> shown(page, record, field, value))
                .orElse("");
    }

    private String shown(Page page, LedgerRecord record, Field field, Object value) {
        if (value instanceof LocalDate date) {
            return page.date(date);
        }
        if (field.type() == FieldType.MONEY) {
            return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        }
        return titles.of(field, record).map(Titles.Title::shown).orElseGet(() -> text(page, field, value.toString()));
    }

    String text(Page page, Field field, String value) {
        return switch (field.type()) {
            case CODE -> {
                var label = codes.getOrDefault(field.name(), Map.of()).get(value);
                yield label == null ? value : page.t(label);
            }
            case REGION -> regionName(value);
            default -> Masks.shown(field, value);
        };
    }

    /** What the record is called, masked where that is sensitive. */
    String title(Page page, LedgerRecord record) {
        return record.ledger()
                .field(record.ledger().title())
                .map(field -> text(page, record, field))
                .filter(text -> !text.isEmpty())
                .orElse("—");
    }

    /** A value as history keeps it, which has masked it already. */
    String past(Page page, Field field, @Nullable String kept) {
        if (kept == null) {
            return "—";
        }
        return switch (field.type()) {
            case DATE -> page.date(LocalDate.parse(kept));
            case REFERENCE -> "#" + kept;
            case FILE, PHOTO -> page.t("文件", "a file");
            default -> field.isSensitive() ? kept : text(page, field, kept);
        };
    }

    /** Where the record stands that a reference points to; null for other fields and blank ones. */
    @Nullable
    String link(LedgerRecord record, Field field) {
        return field.type() == FieldType.REFERENCE
                ? record.reference(field.name())
                        .map(id -> "/ledgers/" + field.refers() + "/records/" + id)
                        .orElse(null)
                : null;
    }

    private String regionName(String code) {
        return regions.stream()
                .filter(region -> region.code().code().equals(code))
                .map(Region::name)
                .findFirst()
                .orElse(code);
    }

    List<Choice> choices(Page page, Field field) {
        return codes.getOrDefault(field.name(), Map.of()).entrySet().stream()
                .map(code -> new Choice(code.getKey(), page.t(code.getValue())))
                .toList();
    }

    /** The regions that the viewer sees, the inner ones set in. */
    List<Choice> regionChoices(Viewer viewer) {
        return regions.stream()
                .filter(region -> viewer.sees(region.code()))
                .sorted(java.util.Comparator.comparing(Region::code))
                .map(region -> new Choice(
                        region.code().code(), "　".repeat(region.code().level().ordinal()) + region.name()))
                .toList();
    }
}
