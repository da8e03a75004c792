package org.kaoqian.visits;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in and hands out pictures of cases that somebody sees. */
@Service
public class StorePhoto {

    static final Sentence NO_CASE =
            Sentence.of("没有这个办件，或不在您的辖区。", "There is no such case, or it is outside your region.");

    private final VisitCases cases;
    private final PhotoTable photos;

    StorePhoto(VisitCases cases, PhotoTable photos) {
        this.cases = cases;
        this.photos = photos;
    }

    /** Empty where it is stored, now or when it came before. */
    @Transactional
    Optional<Sentence> store(@Nullable UUID id, CaseId caseId, byte[] file, Viewer viewer) {
        if (id == null) {
            return Optional.of(Sentence.of("请带上照片的编号（id）。", "Send the picture's number (id)."));
        }
        if (!cases.isSeenBy(caseId, viewer)) {
            return Optional.of(NO_CASE);
        }
        if (photos.missing(java.util.List.of(id), caseId, viewer).isEmpty()) {
            return Optional.empty();
        }
        return switch (Picture.read(file)) {
            case Reading.Bad<Picture> bad -> Optional.of(bad.reason());
            case Reading.Good<Picture> good ->
                photos.add(id, caseId, good.value(), viewer)
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "这个编号已用于另一张照片；请换一个。", "This number belongs to another picture: use another one."));
        };
    }

    /** The picture, where the viewer sees its case. */
    Optional<byte[]> find(UUID id, Viewer viewer) {
        return photos.find(id, viewer)
                .filter(stored -> cases.isSeenBy(stored.caseId(), viewer))
                .map(PhotoTable.Stored::jpeg);
    }
}
