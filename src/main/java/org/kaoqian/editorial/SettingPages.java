package org.kaoqian.editorial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.DistrictSetting;
import org.kaoqian.knowledge.DistrictSettings;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the district sets for its answers: one page, and the same by program. */
@Controller
@Tag(name = "Editorial 编辑室")
class SettingPages {

    private static final int EXAMPLES = 3;

    private final DistrictSettings settings;
    private final ServiceCatalogue catalogue;

    SettingPages(DistrictSettings settings, ServiceCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /**
     * One setting.
     *
     * @param value null where it is not set; then answers say {@code shown}
     * @param entries in how many entries it stands
     */
    record Line(
            String name,
            Sentence title,
            @Nullable String value,
            String shown,
            @Nullable String by,
            @Nullable Instant at,
            int entries,
            List<String> examples) {}

    record Lines(List<Line> items) {}

    record Value(@Nullable String value) {}

    @GetMapping("/editorial/settings")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String page(Model model) {
        model.addAttribute("lines", lines());
        model.addAttribute("catalogue", catalogue);
        return "editorial/settings";
    }

    @PostMapping("/editorial/settings/{name}")
    @Requires(Permission.CATALOGUE_EDIT)
    String set(
            @PathVariable String name, @RequestParam(defaultValue = "") String value, RedirectAttributes redirect) {
        switch (settings.put(named(name), value)) {
            case Reading.Good<Optional<String>> good ->
                Notice.good(
                                good.value().isPresent()
                                        ? Sentence.of("已保存，答案里马上生效。", "Saved; answers show it at once.")
                                        : Sentence.of("已清除；答案里改说“以窗口公布为准”。", "Cleared; answers refer to the counter."))
                        .after(redirect);
            case Reading.Bad<Optional<String>> bad -> Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/settings";
    }

    @GetMapping("/api/v1/editorial/settings")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @ResponseBody
    @Operation(summary = "What the district sets for its answers, and where each stands 本区设置")
    Lines all() {
        return new Lines(lines());
    }

    @PutMapping("/api/v1/editorial/settings/{name}")
    @Requires(Permission.CATALOGUE_EDIT)
    @ResponseBody
    @Operation(summary = "Set one; a blank value clears it 修改一项本区设置")
    ResponseEntity<?> put(@PathVariable String name, @RequestBody Value said) {
        var setting = named(name);
        return switch (settings.put(setting, Objects.requireNonNullElse(said.value(), ""))) {
            case Reading.Good<Optional<String>> ignored ->
                ResponseEntity.ok(lines().stream()
                        .filter(line -> line.name().equals(name))
                        .findFirst()
                        .orElseThrow());
            case Reading.Bad<Optional<String>> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    private static DistrictSetting named(String name) {
        return DistrictSetting.of(name)
                .orElseThrow(() -> new Absent(Sentence.of("没有这项设置：" + name, "There is no such setting: " + name)));
    }

    private List<Line> lines() {
        Map<DistrictSetting, DistrictSettings.Told> told = new HashMap<>();
        settings.told().forEach(each -> told.put(each.setting(), each));
        Map<String, List<Entry>> used = used();
        return Arrays.stream(DistrictSetting.values())
                .map(setting -> line(
                        setting, Optional.ofNullable(told.get(setting)), used.getOrDefault(setting.word(), List.of())))
                .toList();
    }

    private static Line line(
            DistrictSetting setting, Optional<DistrictSettings.Told> told, List<Entry> used) {
        return new Line(
                setting.word(),
                setting.title(),
                told.map(DistrictSettings.Told::value).orElse(null),
                told.map(DistrictSettings.Told::value).orElse(DistrictSetting.UNSET),
                told.map(DistrictSettings.Told::by).orElse(null),
                told.map(DistrictSettings.Told::at).orElse(null),
                used.size(),
                used.stream()
                        .limit(EXAMPLES)
                        .map(entry -> entry.id().toString())
                        .toList());
    }

    private Map<String, List<Entry>> used() {
        var used = new HashMap<String, List<Entry>>();
        for (var item : catalogue.items()) {
            for (var entry : item.entries()) {
                catalogue
                        .settings(entry)
                        .keySet()
                        .forEach(name -> used.computeIfAbsent(name, ignored -> new java.util.ArrayList<>())
                                .add(entry));
            }
        }
        return used;
    }
}
