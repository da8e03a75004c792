package org.kaoqian.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The templates, and what a holder would read. */
@RestController
@RequestMapping("/api/v1/message-templates")
class TemplatesApi {

    private static final Pattern RECORD = Pattern.compile("([a-z][a-z0-9_]*)/(\\d{1,18})");

    private final MessageTemplates templates;
    private final Preparing preparing;
    private final MessageList list;
    private final CurrentViewer current;
    private final Organisation organisation;

    TemplatesApi(
            MessageTemplates templates,
            Preparing preparing,
            MessageList list,
            CurrentViewer current,
            Organisation organisation) {
        this.templates = templates;
        this.preparing = preparing;
        this.list = list;
        this.current = current;
        this.organisation = organisation;
    }

    record Item(
            String id,
            String ledger,
            Sentence title,
            String body,
            List<String> placeholders,
            @Nullable Sentence remark,
            @Nullable Sentence citation) {}

    record Items(List<Item> items, Map<String, Map<String, Sentence>> offered) {}

    /** @param subject the record as ledger/id; of licences and firms the number or the credit code */
    @Schema(name = "PreviewSubject")
    record Wanted(@Nullable String subject) {}

    record Shown(String body, int length, int segments) {}

    @GetMapping
    @Requires(Permission.MESSAGE_READ)
    Items all() {
        var offered = new TreeMap<String, Map<String, Sentence>>();
        seen().forEach(one -> offered.put(
                one.ledger(), new TreeMap<>(templates.placeholders(one).offered())));
        return new Items(
                seen().stream()
                        .map(one -> new Item(
                                one.id(),
                                one.ledger(),
                                one.title(),
                                one.body(),
                                one.placeholders(),
                                one.remark(),
                                one.citation()))
                        .toList(),
                offered);
    }

    @PostMapping("/{id}/preview")
    @Requires(Permission.MESSAGE_READ)
    Shown preview(@PathVariable String id, @RequestBody Wanted wanted) {
        var template = named(id);
        var text = shown(
                        template,
                        wanted.subject() == null ? "" : wanted.subject().strip())
                .orElseThrow(() -> new Absent(Sentence.of(
                        "台账里没有找到它，或不在您的辖区；请填“台账/记录号”（如 %s/12），许可和企业也可填许可证编号或统一社会信用代码。".formatted(template.ledger()),
                        "No such record in your region; give ledger/id, such as %s/12, or for licences and firms a licence's number or a credit code."
                                .formatted(template.ledger()))));
        return new Shown(text, text.length(), MessageTemplate.segments(text));
    }

    /** The templates about ledgers that the viewer may know of. */
    List<MessageTemplate> seen() {
        return templates.all().stream()
                .filter(one -> list.shows(one.ledger(), current.viewer()))
                .toList();
    }

    MessageTemplate named(String id) {
        return seen().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Absent(Sentence.of("没有这个模板。", "There is no such template.")));
    }

    /** What the holder would read; empty where the text names no record that the viewer sees. */
    Optional<String> shown(MessageTemplate template, String subject) {
        var within = current.viewer().within();
        var district = organisation.district().code().district();
        var record = RECORD.matcher(subject);
        var ids = record.matches() && record.group(1).equals(template.ledger())
                ? List.of(Long.valueOf(record.group(2)))
                : list.subjects(
                        district, within, templates.placeholders(template).ledger(), subject);
        return ids.stream().findFirst().flatMap(id -> preparing.preview(template, district, id, within));
    }
}
