package org.kaoqian.ledgers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of records: handed in first, then named by a record's field, and fetched through that record alone. */
@RestController
@RequestMapping({"/api/v1/ledgers/{ledger}", "/ledgers/{ledger}"})
class KeptFilesApi {

    private final VisibleLedgers ledgers;
    private final KeptFiles files;
    private final RecordDesk desk;
    private final CurrentViewer current;

    KeptFilesApi(VisibleLedgers ledgers, KeptFiles files, RecordDesk desk, CurrentViewer current) {
        this.ledgers = ledgers;
        this.files = files;
        this.desk = desk;
        this.current = current;
    }

    @PostMapping("/files")
    @Requires(Permission.LEDGER_WRITE)
    ResponseEntity<?> keep(@PathVariable String ledger, @RequestParam MultipartFile file) throws IOException {
        var found = ledgers.named(ledger);
        return switch (look(file, false)) {
            case FileCheck.Looked.Good good ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Map.of("id", files.keep(found, good), "mediaType", good.mediaType()));
            case FileCheck.Looked.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
        };
    }

    static FileCheck.Looked look(MultipartFile file, boolean photoOnly) throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        var bytes = file.getSize() > FileCheck.MOST_BYTES ? new byte[FileCheck.MOST_BYTES + 1] : file.getBytes();
        return FileCheck.look(name, bytes, photoOnly);
    }

    @GetMapping("/records/{id}/files/{field}")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<FileSystemResource> fetch(
            @PathVariable String ledger, @PathVariable long id, @PathVariable String field) {
        var found = ledgers.named(ledger);
        var record = desk.find(found, id, current.viewer());
        var kept = found.field(field)
                .filter(Field::isStoredFile)
                .flatMap(one -> record.text(one.name()))
                .flatMap(number -> files.find(found, number))
                .orElseThrow(LedgerSays::noRecord);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kept.mediaType()))
                .contentLength(kept.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kept.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(new FileSystemResource(kept.path()));
    }
}
