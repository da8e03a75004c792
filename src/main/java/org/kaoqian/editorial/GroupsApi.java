package org.kaoqian.editorial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people asked and did not get, by program. */
@RestController
@RequestMapping("/api/v1/editorial/groups")
@Tag(name = "Editorial 编辑室")
class GroupsApi {

    private final Groups groups;
    private final GatherQuestions gather;
    private final CurrentViewer current;

    GroupsApi(Groups groups, GatherQuestions gather, CurrentViewer current) {
        this.groups = groups;
        this.gather = gather;
        this.current = current;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupJson(
            long id,
            String question,
            String item,
            int asked,
            Instant first,
            Instant last,
            String state,
            @Nullable String entry,
            @Nullable String note,
            Map<String, Integer> reasons) {}

    record AllGroups(List<GroupJson> items, @Nullable String next) {}

    record NearJson(String entry, double share) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExampleJson(
            String asked,
            String reason,
            Instant at,
            @Nullable String answered,
            @Nullable String reply) {}

    record WholeGroup(GroupJson group, List<ExampleJson> examples, List<NearJson> nearest) {}

    record Note(@Nullable String note) {}

    record Gathered(int questions) {}

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "Groups of questions that were not answered, the largest or the newest first 归集的问题")
    AllGroups all(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "largest") String sort,
            @RequestParam(required = false) @Nullable String after) {
        var listing = groups.list(GroupPages.state(state), sort.equals("newest"), GroupPages.after(after));
        return new AllGroups(
                listing.groups().stream()
                        .map(group -> json(group, listing.reasons().getOrDefault(group.id(), Map.of())))
                        .toList(),
                listing.next() == null ? null : GroupPages.written(listing.next()));
    }

    @GetMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "One group with its questions and the nearest entries 一组问题和最接近的条目")
    WholeGroup one(@PathVariable long id) {
        var whole = groups.whole(new GroupId(id));
        return new WholeGroup(
                json(whole.group(), Map.of()),
                whole.examples().stream()
                        .map(each -> new ExampleJson(
                                each.asked(), each.reason().word(), each.at(), each.answered(), each.reply()))
                        .toList(),
                whole.nearest().stream()
                        .map(near -> new NearJson(
                                near.entry().toString(), Math.round(near.share() * 1000) / 1000.0))
                        .toList());
    }

    @PostMapping("/gather")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Gather now what has come since 立即归集")
    Gathered gather() {
        return new Gathered(gather.all());
    }

    @PostMapping("/{id}/aside")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Set a group aside with a reason 搁置")
    ResponseEntity<?> aside(@PathVariable long id, @RequestBody Note said) {
        return switch (groups.setAside(
                new GroupId(id),
                Objects.requireNonNullElse(said.note(), ""),
                current.viewer().username())) {
            case Reading.Good<GroupId> good -> ResponseEntity.ok(json(groups.named(good.value()), Map.of()));
            case Reading.Bad<GroupId> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    @PostMapping("/{id}/reopen")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Take a group up again 重新处理")
    GroupJson reopen(@PathVariable long id) {
        groups.reopen(new GroupId(id), current.viewer().username());
        return json(groups.named(new GroupId(id)), Map.of());
    }

    private static GroupJson json(QuestionGroup group, Map<QuestionGroup.Reason, Integer> reasons) {
        var decided = group.decided();
        var words = new TreeMap<String, Integer>();
        reasons.forEach((reason, number) -> words.put(reason.word(), number));
        return new GroupJson(
                group.id().value(),
                group.leader(),
                group.item(),
                group.asked().times(),
                group.asked().first(),
                group.asked().last(),
                group.state().word(),
                decided == null ? null : decided.entry(),
                decided == null ? null : decided.note(),
                words);
    }
}
