package org.kaoqian.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What gets no answer of the catalogue, whatever it resembles: emergencies, other people's data, orders to the machine, abuse. */
final class Boundaries {

    record Written(
            List<WrittenUrgent> urgent,
            List<String> personal,
            List<String> injection,
            List<String> abuse,
            List<String> elsewhere) {}

    record WrittenUrgent(String call, String say, List<String> when, List<String> unless) {}

    /** What a question is that lies beyond. */
    sealed interface Beyond {
        String say();
    }

    /** @param call the number to ring at once */
    record Urgent(String call, String say) implements Beyond {}

    record Refused(String say) implements Beyond {}

    private record Alarm(Urgent urgent, List<Pattern> when, List<Pattern> unless) {}

    private static final String PERSONAL = "他人的个人信息不能通过问答查询。确需查询的，请由本人或依法有权的人持证件到窗口办理。";
    private static final String INJECTION = "这里只回答政务服务事项的问题，不执行指令，也不作承诺。请直接说您要办什么事。";

    private final List<Alarm> alarms;
    private final List<Pattern> personal;
    private final List<Pattern> injection;
    private final List<Pattern> abuse;

    Boundaries() {
        var written = written();
        this.alarms = written.urgent().stream()
                .map(each ->
                        new Alarm(new Urgent(each.call(), each.say()), patterns(each.when()), patterns(each.unless())))
                .toList();
        this.personal = patterns(written.personal());
        this.injection = patterns(written.injection());
        this.abuse = patterns(written.abuse());
    }

    static Written written() {
        return DataFile.yaml("boundaries.yaml", Written.class);
    }

    private static List<Pattern> patterns(List<String> all) {
        return all.stream().map(Pattern::compile).toList();
    }

    /** @param text in plain words */
    Optional<Beyond> beyond(String text) {
        for (var alarm : alarms) {
            if (meets(alarm.when, text) && !meets(alarm.unless, text)) {
                return Optional.of(alarm.urgent);
            }
        }
        if (meets(injection, text)) {
            return Optional.of(new Refused(INJECTION));
        }
        return meets(personal, text) ? Optional.of(new Refused(PERSONAL)) : Optional.empty();
    }

    /** Whether somebody is being called names; a question may stand beside it. */
    boolean isAbusive(String text) {
        return meets(abuse, text);
    }

    private static boolean meets(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
