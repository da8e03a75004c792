package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Views for programs. */
@RestController
@RequestMapping("/api/v1/ledgers/{ledger}/views")
class ViewsApi {

    private final Looking looking;
    private final Views views;
    private final CurrentViewer current;

    ViewsApi(Looking looking, Views views, CurrentViewer current) {
        this.looking = looking;
        this.views = views;
        this.current = current;
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    Map<String, Object> all(@PathVariable String ledger) {
        var items = views.of(looking.ledger(ledger), current.viewer()).stream()
                .map(ViewsApi::json)
                .toList();
        return Map.of("items", items);
    }

    /** Keys: title, shape, filter, sort, columns (joined by commas), by, shared. */
    @PostMapping
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<?> save(@PathVariable String ledger, @RequestBody Map<String, String> body) {
        var found = looking.ledger(ledger);
        var owner = current.viewer().username();
        return switch (ViewForm.read(found, key -> Objects.requireNonNullElse(body.get(key), ""), owner)) {
            case ViewForm.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
            case ViewForm.Good good -> {
                var wrong = looking.fault(found, good.view().asked().filter());
                yield wrong.isPresent()
                        ? Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, wrong.get())
                        : ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", views.save(good.view())));
            }
        };
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<Void> forget(@PathVariable String ledger, @PathVariable long id) {
        if (!views.forget(looking.ledger(ledger), id, current.viewer())) {
            throw new Absent(Sentence.of("没有这个视图，或它不是您保存的。", "There is no such view of yours."));
        }
        return ResponseEntity.noContent().build();
    }

    private static Map<String, @Nullable Object> json(View view) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", view.id());
        json.put("title", view.title());
        json.put("shape", view.shape().word());
        json.put("filter", view.asked().filter());
        json.put("sort", view.asked().sort());
        json.put("columns", view.asked().columns());
        json.put("by", view.by());
        json.put("shared", view.owner().shared());
        json.put("path", view.path());
        return json;
    }
}
