package org.kaoqian.ledgers;

import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change of many records at once: what it was, taking it back as a whole, and what could not be taken back. */
@Controller
class BatchPages {

    private static final String UNDONE = "undone";

    private final VisibleLedgers ledgers;
    private final Batches batches;
    private final UndoBatch undo;
    private final MergeStories stories;
    private final CurrentViewer current;

    BatchPages(VisibleLedgers ledgers, Batches batches, UndoBatch undo, MergeStories stories, CurrentViewer current) {
        this.ledgers = ledgers;
        this.batches = batches;
        this.undo = undo;
        this.stories = stories;
        this.current = current;
    }

    @GetMapping("/batches/{id}")
    @Requires(Permission.LEDGER_READ)
    String batch(@PathVariable long id, Model model) {
        var batch = find(id);
        model.addAttribute("batch", batch);
        model.addAttribute("ledger", ledgers.named(batch.ledger()));
        model.addAttribute("touched", batches.touched(batch));
        model.addAttribute("undoable", !undo.isOfMerge(batch));
        model.addAttribute(
                "merge", stories.of(batch, ledgers.named(batch.ledger())).orElse(null));
        model.addAttribute("labels", labels());
        model.addAttribute("undoneBy", batches.undoneBy(id).orElse(null));
        if (!model.containsAttribute(UNDONE)) {
            model.addAttribute(UNDONE, null);
        }
        return "ledgers/batch";
    }

    private Map<String, Sentence> labels() {
        return ledgers.all().stream()
                .flatMap(ledger -> ledger.fields().stream()
                        .map(field -> Map.entry(ledger.name() + "." + field.name(), field.label())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @PostMapping("/imports/{id}/undo")
    @Requires(Permission.LEDGER_IMPORT)
    String undoImport(@PathVariable long id, RedirectAttributes redirect) {
        return undone(id, true, redirect);
    }

    @PostMapping("/batches/{id}/undo")
    @Requires(Permission.LEDGER_WRITE)
    String undo(@PathVariable long id, RedirectAttributes redirect) {
        return undone(id, false, redirect);
    }

    private String undone(long id, boolean isImport, RedirectAttributes redirect) {
        var batch = find(id);
        if ((batch.kind() == Batches.Kind.IMPORT) != isImport) {
            throw LedgerSays.noImport();
        }
        return switch (undo.undo(batch, current.viewer())) {
            case UndoBatch.Undone.Done done -> {
                var kept = done.counts().kept();
                Notice.good(
                                kept == 0
                                        ? Sentence.of("已整体撤销。", "It was undone as a whole.")
                                        : Sentence.of(
                                                "已撤销；有%d处后来又改过，保持原样，见下表。".formatted(kept),
                                                "It was undone; %d places changed since and stay as they are, see below."
                                                        .formatted(kept)))
                        .after(redirect);
                redirect.addFlashAttribute(UNDONE, done);
                yield "redirect:/batches/" + done.id();
            }
            case UndoBatch.Undone.Refused refused -> {
                Notice.refused(refused.why()).after(redirect);
                yield "redirect:/batches/" + id;
            }
        };
    }

    private Batches.Batch find(long id) {
        return batches.find(id)
                .filter(batch -> current.viewer().sees(batch.scope()))
                .filter(batch -> ledgers.find(batch.ledger()).isPresent())
                .orElseThrow(LedgerSays::noImport);
    }
}
