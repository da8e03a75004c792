package org.kaoqian.ledgers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts two records side by side before they are merged: what differs, what would be taken, and what refers to each. */
@Component
class CompareRecords {

    private final RecordDesk desk;
    private final StoredRecord.Source stored;
    private final VisibleLedgers visible;
    private final Duplicates duplicates;
    private final Around around;

    /** Where it is asked what refers to a record. */
    @Component
    record Around(JdbcClient db, Ledgers ledgers, ImportStore store, ObjectProvider<RecordFollower> followers) {}

    CompareRecords(
            RecordDesk desk, StoredRecord.Source stored, VisibleLedgers visible, Duplicates duplicates, Around around) {
        this.desk = desk;
        this.stored = stored;
        this.visible = visible;
        this.duplicates = duplicates;
        this.around = around;
    }

    /**
     * @param kept the record that would stay, unless the person turns it round
     * @param lines the fields that the person sees and that somebody fills in
     * @param pair what was found out about the two; null where nothing was
     */
    record Comparison(
            Ledger ledger,
            LedgerRecord kept,
            LedgerRecord lost,
            List<Line> lines,
            List<Refers> refers,
            Duplicates.@Nullable Pair pair) {

        List<Line> differing() {
            return lines.stream().filter(Line::differs).toList();
        }

        List<Line> equal() {
            return lines.stream().filter(line -> !line.differs()).toList();
        }
    }

    /** @param usual whose value is taken where nobody chooses */
    record Line(Field field, boolean differs, MergeValues.Side usual) {}

    /** How much refers to each, as far as the person may know. */
    record Refers(Sentence what, Ref kept, Ref lost) {}

    record Ref(long count, String address) {}

    Comparison of(Ledger ledger, long kept, long lost, Viewer viewer) {
        var keptRecord = desk.find(ledger, kept, viewer);
        var lostRecord = desk.find(ledger, lost, viewer);
        var whole = around.ledgers().named(ledger.name());
        var values = new MergeValues(
                whole,
                ledger,
                stored.find(whole, kept).orElseThrow(LedgerSays::noRecord),
                stored.find(whole, lost).orElseThrow(LedgerSays::noRecord));
        var lines = ledger.fields().stream()
                .filter(Field::isWritten)
                .map(field -> new Line(field, !values.kept().isLike(values.lost(), field), values.usual(field)))
                .toList();
        return new Comparison(
                ledger,
                keptRecord,
                lostRecord,
                lines,
                refers(whole, keptRecord, lostRecord, viewer),
                duplicates.find(ledger, kept, lost, viewer).orElse(null));
    }

    private List<Refers> refers(Ledger whole, LedgerRecord kept, LedgerRecord lost, Viewer viewer) {
        var refers = new ArrayList<Refers>();
        for (var from : visible.all()) {
            MoveReferences.to(whole, from).forEach(place -> refers.add(counted(place, kept, lost, viewer)));
        }
        around.followers().orderedStream().forEach(follower -> {
            var ofKept = follower.shown(whole.name(), kept.id(), viewer);
            var ofLost = follower.shown(whole.name(), lost.id(), viewer);
            if (ofKept.isPresent() && ofLost.isPresent()) {
                refers.add(new Refers(
                        ofKept.get().what(),
                        new Ref(ofKept.get().count(), ofKept.get().address()),
                        new Ref(ofLost.get().count(), ofLost.get().address())));
            }
        });
        return refers.stream()
                .filter(one -> one.kept().count() + one.lost().count() > 0)
                .toList();
    }

    private Refers counted(MoveReferences.Place place, LedgerRecord kept, LedgerRecord lost, Viewer viewer) {
        var sameLabel = place.ledger().label();
        return new Refers(
                Sentence.of(
                        sameLabel.zh() + "·" + place.field().label().zh(),
                        sameLabel.en() + ", " + place.field().label().en()),
                counted(place, kept, viewer),
                counted(place, lost, viewer));
    }

    private Ref counted(MoveReferences.Place place, LedgerRecord record, Viewer viewer) {
        var key = record.text(record.ledger().key().getFirst()).orElse("");
        var params = new LinkedHashMap<String, Object>(viewer.within().params());
        params.put("district", around.store().district());
        params.put("value", place.isByNumber() ? record.id() : key);
        var count = around.db()
                .sql("select count(*) from " + place.ledger().table() + " t where t.district = :district and t."
                        + place.field().name() + " = :value and "
                        + viewer.within().sql("t.region"))
                .params(params)
                .query(Long.class)
                .single();
        return new Ref(count, address(place, record.ledger(), key));
    }

    private static String address(MoveReferences.Place place, Ledger target, String key) {
        var path =
                place.field().name() + (place.isByNumber() ? "." + target.key().getFirst() : "");
        return "/ledgers/" + place.ledger().name() + "?filter="
                + URLEncoder.encode(path + " == " + GridFilter.literal(key), StandardCharsets.UTF_8);
    }

    /** The sides that somebody chose, by the field's name; what is neither is left out. */
    static Map<String, MergeValues.Side> sides(Map<String, String> said, String other) {
        var sides = new LinkedHashMap<String, MergeValues.Side>();
        said.forEach((name, side) -> Optional.ofNullable(
                        side.equals("kept") ? MergeValues.Side.KEPT : side.equals(other) ? MergeValues.Side.LOST : null)
                .ifPresent(one -> sides.put(name, one)));
        return sides;
    }
}
