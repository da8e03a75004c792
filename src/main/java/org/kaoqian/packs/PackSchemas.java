package org.kaoqian.packs;

import org.kaoqian.access.Open;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The schemas of a pack's files (JSON Schema 2020-12), by which editors complete and check while one writes. */
@RestController
class PackSchemas {

    @Open
    @GetMapping("/schemas/{name}.schema.json")
    ResponseEntity<Resource> schema(@PathVariable String name) {
        var schema = new ClassPathResource("schemas/" + name + ".schema.json");
        if (!name.matches("[a-z]{1,20}") || !schema.exists()) {
            throw new Absent(Sentence.of(
                    "没有这个模式；有 pack、ledger、rule、case、message、view。",
                    "There is no such schema: there are pack, ledger, rule, case, message and view."));
        }
        return ResponseEntity.ok()
                .header("Content-Type", "application/schema+json")
                .body(schema);
    }
}
