package org.kaoqian.packs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Packs for programs. */
@RestController
@RequestMapping("/api/v1/packs")
@Tag(name = "Packs 服务包")
class PacksApi {

    private final PackDesk desk;
    private final CurrentViewer current;

    PacksApi(PackDesk desk, CurrentViewer current) {
        this.desk = desk;
        this.current = current;
    }

    record Words(String zh, String en) {
        static Words of(Sentence sentence) {
            return new Words(sentence.zh(), sentence.en());
        }
    }

    record FaultView(String file, int line, String detail, String detail_zh) {
        static FaultView of(Fault fault) {
            return new FaultView(
                    fault.file(), fault.line(), fault.what().en(), fault.what().zh());
        }
    }

    record ContentView(
            String kind, String name, Words label, @Nullable String path) {}

    record PackView(
            String name,
            String state,
            int version,
            int offered,
            @Nullable Words title,
            @Nullable Words purpose,
            @Nullable Words basis,
            @Nullable Words responsible,
            List<String> mission,
            List<ContentView> contents,
            List<FaultView> faults,
            @Nullable String detail,
            @Nullable String detail_zh) {

        static PackView of(PackDesk.Entry entry) {
            var pack = entry.pack();
            var label = pack == null ? null : pack.label();
            return new PackView(
                    entry.name(),
                    entry.state().name(),
                    pack == null ? 0 : pack.version(),
                    entry.offered(),
                    label == null ? null : Words.of(label.title()),
                    label == null ? null : Words.of(label.purpose()),
                    label == null ? null : Words.of(label.basis()),
                    label == null ? null : Words.of(label.responsible()),
                    pack == null ? List.of() : pack.mission(),
                    entry.contents().stream()
                            .map(each -> new ContentView(
                                    each.kind().name(), each.name(), Words.of(each.label()), each.path()))
                            .toList(),
                    entry.faults().stream().map(FaultView::of).toList(),
                    null,
                    null);
        }

        /** The answer of a check that found nothing: what was sent, not what stands. */
        static PackView checked(Pack pack) {
            var view = of(new PackDesk.Entry(
                    pack.name().value(), PackDesk.State.OFFERED, pack, pack.version(), List.of(), List.of()));
            var says = SoundPack.says(pack);
            return new PackView(
                    view.name(),
                    "SOUND",
                    view.version(),
                    view.offered(),
                    view.title(),
                    view.purpose(),
                    view.basis(),
                    view.responsible(),
                    view.mission(),
                    view.contents(),
                    view.faults(),
                    says.en(),
                    says.zh());
        }
    }

    record PackList(List<PackView> items) {}

    @GetMapping
    @Requires(Permission.PACK_READ)
    @Operation(summary = "All packs, installed, removed and offered 全部服务包")
    PackList all() {
        return new PackList(
                desk.all(current.viewer()).stream().map(PackView::of).toList());
    }

    @GetMapping("/{pack}")
    @Requires(Permission.PACK_READ)
    @Operation(summary = "One pack 一个服务包")
    PackView one(@PathVariable String pack) {
        return PackView.of(desk.find(pack, current.viewer()));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.PACK_MANAGE)
    @Operation(summary = "Install or upgrade a pack from a zip; check=true only says what is wrong 安装或升级")
    ResponseEntity<?> upload(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean check)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            return answer(
                    desk.upload(in.readNBytes(PackFolder.ZIP_READ), name == null ? "pack.zip" : name, by(), check),
                    check);
        }
    }

    @PostMapping(consumes = {"application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Requires(Permission.PACK_MANAGE)
    @Operation(summary = "The same with the zip as the body 同上，正文就是zip")
    ResponseEntity<?> upload(
            @RequestBody byte[] zip,
            @RequestParam(defaultValue = "pack.zip") String name,
            @RequestParam(defaultValue = "false") boolean check) {
        return answer(desk.upload(zip, name, by(), check), check);
    }

    @PostMapping("/{pack}/install")
    @Requires(Permission.PACK_MANAGE)
    @Operation(summary = "Install or upgrade an offered pack 安装或升级一个现成的包")
    ResponseEntity<?> install(@PathVariable String pack, @RequestParam(defaultValue = "false") boolean check) {
        return answer(desk.installOffered(pack, by(), check), check);
    }

    @DeleteMapping("/{pack}")
    @Requires(Permission.PACK_MANAGE)
    @Operation(summary = "Remove a pack, its rows are kept; purge=true drops those of a removed one 移除；清除数据")
    ResponseEntity<?> remove(@PathVariable String pack, @RequestParam(defaultValue = "false") boolean purge) {
        return answer(desk.remove(pack, purge, by()), false);
    }

    private String by() {
        return current.viewer().username();
    }

    private ResponseEntity<?> answer(PackOutcome outcome, boolean checked) {
        return switch (outcome) {
            case PackOutcome.Done done ->
                ResponseEntity.ok(checked ? PackView.checked(done.pack()) : view(done.pack()));
            case PackOutcome.Refused refused -> Problem.notNow(refused.why());
            case PackOutcome.Faults faults -> {
                var problem = Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, says(faults.faults()));
                var body = problem.getBody();
                if (body != null) {
                    body.setProperty(
                            "faults",
                            faults.faults().stream().map(FaultView::of).toList());
                }
                yield problem;
            }
        };
    }

    /** As it stands now; a pack that was only checked, or purged, is on no list. */
    private Object view(Pack pack) {
        return desk.all(current.viewer()).stream()
                .filter(entry -> entry.name().equals(pack.name().value()))
                .findFirst()
                .map(PackView::of)
                .orElseGet(() -> PackView.of(new PackDesk.Entry(
                        pack.name().value(), PackDesk.State.OFFERED, pack, 0, List.of(), List.of())));
    }

    static Sentence says(List<Fault> faults) {
        return Sentence.of(
                "包有%d处问题，没有做任何改动；逐处改好后再试。".formatted(faults.size()),
                "The pack has %s and nothing was changed: mend %s and try again."
                        .formatted(count(faults.size()), faults.size() == 1 ? "it" : "them"));
    }

    /** 1 fault, 2 faults. */
    static String count(int faults) {
        return faults + (faults == 1 ? " fault" : " faults");
    }
}
