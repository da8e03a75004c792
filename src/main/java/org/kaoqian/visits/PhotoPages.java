package org.kaoqian.visits;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Pictures of visits for people who see the case. */
@Controller
class PhotoPages {

    private final StorePhoto photos;
    private final PhotoTable table;
    private final VisitCases cases;
    private final CurrentViewer current;

    PhotoPages(StorePhoto photos, PhotoTable table, VisitCases cases, CurrentViewer current) {
        this.photos = photos;
        this.table = table;
        this.cases = cases;
        this.current = current;
    }

    @GetMapping("/rounds/of-case/{id:\\d+}")
    @Requires(Permission.CASE_READ)
    String ofCase(@PathVariable long id, Model model) {
        var viewer = current.viewer();
        var caseId = new CaseId(id);
        model.addAttribute(
                "photos",
                cases.isSeenBy(caseId, viewer) ? table.of(viewer.scope().district(), caseId) : List.of());
        return "visits/ofcase";
    }

    @GetMapping({"/rounds/photos/{id}", "/api/v1/rounds/photos/{id}"})
    @Requires(Permission.CASE_READ)
    ResponseEntity<byte[]> photo(@PathVariable String id) {
        var jpeg = number(id)
                .flatMap(number -> photos.find(number, current.viewer()))
                .orElseThrow(() -> new Absent(Sentence.of("没有这张照片。", "There is no such picture.")));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(jpeg);
    }

    private static java.util.Optional<UUID> number(String text) {
        try {
            return java.util.Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }
}
