package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kaoqian.licensing.LicenceType;
import org.kaoqian.licensing.LicenceType.Expiring;
import org.kaoqian.licensing.LicenceType.Unlimited;
import org.kaoqian.licensing.LicenceTypes;
import org.kaoqian.shared.Sentence;

/** Fills what stands in braces: facts of the licence type, and what the district set. */
final class Facts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> OF_LICENCE =
            Set.of("validity", "window", "missed", "materials", "authority", "limit", "onsite", "law");

    private final LicenceTypes types;
    private static final Pattern BRACE = Pattern.compile("[{}｛｝]");

    private final DistrictSettings settings;
    private final Districts districts;

    Facts(LicenceTypes types, DistrictSettings settings, Districts districts) {
        this.types = types;
        this.settings = settings;
        this.districts = districts;
    }

    String fill(Item item, String text) {
        return text.indexOf('{') < 0 ? text : fill(item, text, settings.all());
    }

    String fill(Item item, String text, Map<DistrictSetting, String> set) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(item, found.group(1), set)));
    }

    Map<DistrictSetting, String> set() {
        return settings.all();
    }

    /** The text piece by piece, so that what the district sets can be told from the rest. */
    List<Passage> passages(Item item, String text, Map<DistrictSetting, String> set) {
        var passages = new ArrayList<Passage>();
        var words = new StringBuilder();
        var end = 0;
        for (var found : PLACEHOLDER.matcher(text).results().toList()) {
            words.append(text, end, found.start());
            end = found.end();
            var setting = DistrictSetting.of(found.group(1));
            if (setting.isEmpty()) {
                words.append(value(item, found.group(1), set));
                continue;
            }
            if (!words.isEmpty()) {
                passages.add(new Passage.Words(words.toString()));
                words.setLength(0);
            }
            passages.add(new Passage.Own(
                    setting.get(), Optional.ofNullable(set.get(setting.get())).orElse("")));
        }
        words.append(text.substring(end));
        if (!words.isEmpty()) {
            passages.add(new Passage.Words(words.toString()));
        }
        return List.copyOf(passages);
    }

    /** The settings in a text, those not set included. */
    Map<String, Sentence> settings(String text) {
        var shown = new LinkedHashMap<String, Sentence>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(found -> DistrictSetting.of(found.group(1))
                        .ifPresent(setting -> shown.put(setting.word(), setting.title())));
        return shown;
    }

    void check(Item item, EntryId id, String text) {
        faults(item, text).stream().findFirst().ifPresent(fault -> {
            throw BrokenCatalogue.at(item.code() + ".yaml", 0, id + "：" + fault.zh(), id + ": " + fault.en());
        });
    }

    /** What of a text in braces stands for nothing, and what one may write. */
    List<Sentence> faults(Item item, String text) {
        var faults = new ArrayList<Sentence>();
        var known = known(item);
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().forEach(name -> {
            if (!known.contains(name)) {
                faults.add(
                        OF_LICENCE.contains(name)
                                ? Sentence.of(
                                        "{%s}只有许可类型才有，“%s”不是；请写成文字。".formatted(name, item.name()),
                                        "{%s} is a fact of licence types and this is none: write it out.".formatted(name))
                                : Sentence.of(
                                        "{%s}不认识；这一项可用：%s。".formatted(name, braced(known)),
                                        "{%s} is unknown; here there are: %s.".formatted(name, braced(known))));
            }
        });
        if (BRACE.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()) {
            faults.add(Sentence.of(
                    "花括号不成对，或里面不是小写字母；这一项可用：%s。".formatted(braced(known)),
                    "A brace stands alone or holds no lower-case word; here there are: %s.".formatted(braced(known))));
        }
        return faults;
    }

    /** What may stand in braces in an answer of this item. */
    Set<String> known(Item item) {
        var known = new TreeSet<String>();
        for (var setting : DistrictSetting.values()) {
            known.add(setting.word());
        }
        if (type(item).isPresent()) {
            known.addAll(OF_LICENCE);
        }
        return known;
    }

    private static String braced(Set<String> names) {
        return names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" "));
    }

    private Optional<LicenceType> type(Item item) {
        return item.codes().stream()
                .flatMap(code -> types.byCode(code).stream())
                .findFirst();
    }

    private String value(Item item, String name, Map<DistrictSetting, String> set) {
        return DistrictSetting.of(name)
                .map(setting -> set.getOrDefault(setting, DistrictSetting.UNSET))
                .or(() -> type(item).map(type -> name.equals("window") ? ofWindow(type) : ofLicence(type, name)))
                .orElse(DistrictSetting.UNSET);
    }

    /** As reminders count it: the district's own where it confirmed one. */
    private String ofWindow(LicenceType type) {
        return type.hasWindowToConfirm()
                ? types.windowsOf(districts.code()).ruleOf(type).map(Facts::window).orElse(DistrictSetting.UNSET)
                : ofLicence(type, "window");
    }

    private static String ofLicence(LicenceType type, String name) {
        return switch (name) {
            case "authority" -> type.names().authority().zh();
            case "law" -> type.law().cited();
            default ->
                switch (type.term()) {
                    case Expiring term -> ofTerm(term, name);
                    case Unlimited term -> term.duty().zh();
                };
        };
    }

    private static String ofTerm(Expiring term, String name) {
        Function<LicenceType.Procedure, String> papers =
                procedure -> procedure.materials().stream().map(Sentence::zh).collect(Collectors.joining("、"));
        return switch (name) {
            case "validity" -> {
                var years = term.validity().years();
                yield years == null ? term.validity().text().zh() : years + "年";
            }
            case "window" -> window(term.window());
            case "missed" -> term.procedure().missed().zh();
            case "materials" -> papers.apply(term.procedure());
            case "limit" -> term.procedure().limit().text().zh();
            case "onsite" -> term.procedure().onSite().title().zh();
            default -> DistrictSetting.UNSET;
        };
    }

    private static String window(LicenceType.WindowRule rule) {
        var latest = rule.latest();
        var earliest = rule.earliest();
        if (latest.amount() == 0) {
            return "届满前";
        }
        return earliest == null
                ? "届满" + latest.inWords().zh() + "前"
                : "届满前" + earliest.inWords().zh() + "至" + latest.inWords().zh() + "之间";
    }
}
