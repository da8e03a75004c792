package org.kaoqian.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.licensing.LicenceType.Enforced;
import org.kaoqian.licensing.LicenceType.Expiring;
import org.kaoqian.licensing.LicenceType.Law;
import org.kaoqian.licensing.LicenceType.Limit;
import org.kaoqian.licensing.LicenceType.Names;
import org.kaoqian.licensing.LicenceType.OnSite;
import org.kaoqian.licensing.LicenceType.Procedure;
import org.kaoqian.licensing.LicenceType.Term;
import org.kaoqian.licensing.LicenceType.Unlimited;
import org.kaoqian.licensing.LicenceType.Validity;
import org.kaoqian.licensing.LicenceType.WindowRule;
import org.kaoqian.shared.Sentence;

/** Reads one file of licence-types/. Texts are "中文 | English", or the code of a general rule that holds here too. */
record LicenceTypeFile(GeneralRules general) {

    List<LicenceType> read(String file, String yaml) {
        var root = Entry.file(file, yaml);
        var group = root.sentence("group");
        var types = new ArrayList<LicenceType>();
        for (var entry : root.children("types")) {
            types.add(type(entry, group));
            entry.end();
        }
        root.end();
        return types;
    }

    private LicenceType type(Entry entry, Sentence group) {
        var code = entry.text("code");
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw entry.broken(
                    "代码“%s”只能用小写字母、数字和下划线".formatted(code),
                    "the code \"%s\" may have small letters, digits and underscores only".formatted(code));
        }
        var names = new Names(entry.sentence("name"), entry.texts("aliases"), entry.sentence("authority"), group);
        var law = law(entry.child("law"));
        return new LicenceType(code, names, term(entry, law), law);
    }

    private Law law(Entry entry) {
        var citations = entry.texts("citations");
        if (citations.isEmpty()) {
            throw entry.broken("没有依据，请写上法规和条款", "no citation, name the law and its article");
        }
        var confidence = entry.word("confidence", Confidence.class);
        var law = new Law(
                citations,
                confidence,
                entry.optionalWord("windowConfidence", Confidence.class).orElse(confidence),
                entry.optionalSentence("note").orElse(null));
        entry.end();
        return law;
    }

    private Term term(Entry entry, Law law) {
        var duty = entry.optionalSentence("never");
        if (duty.isPresent()) {
            return new Unlimited(duty.get());
        }
        var validity = validity(entry.child("validity"), law);
        var renewal = entry.child("renewal");
        var window = window(renewal);
        var procedure = new Procedure(
                text(renewal, "missed"),
                text(renewal, "condition"),
                renewal.word("onSite", OnSite.class),
                materials(renewal),
                limit(renewal, law));
        renewal.end();
        return new Expiring(validity, window, procedure);
    }

    private static Validity validity(Entry entry, Law law) {
        var years = entry.optionalNumber("years").orElse(null);
        var validity = new Validity(
                years,
                entry.optionalSentence("text").orElseGet(() -> inYears(entry, years)),
                entry.optionalWord("confidence", Confidence.class).orElse(law.confidence()));
        entry.end();
        return validity;
    }

    private static Sentence inYears(Entry entry, @Nullable Integer years) {
        if (years == null) {
            throw entry.broken("应写明years或text", "say either years or text");
        }
        return Sentence.of(years + "年", years == 1 ? "1 year" : years + " years");
    }

    private static WindowRule window(Entry renewal) {
        var entry = renewal.child("window");
        var unit = entry.word("unit", Lead.Unit.class);
        var earliest = entry.optionalNumber("earliest").map(amount -> new Lead(amount, unit));
        var latest = new Lead(latest(entry), unit);
        if (earliest.isPresent() && earliest.get().amount() < latest.amount()) {
            throw entry.broken(
                    "earliest应不小于latest：先可以申请，后必须申请",
                    "earliest should not be less than latest: one may apply before one must");
        }
        var opens = entry.optionalNumber("opens").orElse(null);
        entry.end();
        var enforced = renewal.optionalChild("enforced").map(LicenceTypeFile::enforced);
        return new WindowRule(earliest.orElse(null), latest, enforced.orElse(null), opens);
    }

    private static Enforced enforced(Entry entry) {
        var enforced = new Enforced(
                new Lead(latest(entry), entry.word("unit", Lead.Unit.class)),
                entry.text("citation"),
                entry.word("confidence", Confidence.class));
        entry.end();
        return enforced;
    }

    private static int latest(Entry entry) {
        return entry.optionalNumber("latest")
                .orElseThrow(() -> entry.broken("缺少“latest”，请补上", "\"latest\" is missing, add it"));
    }

    private Limit limit(Entry renewal, Law law) {
        var stated = renewal.optionalWord("limitConfidence", Confidence.class);
        var general = general(renewal.text("limit"));
        var confidence =
                stated.or(() -> general.map(GeneralRules.Rule::confidence)).orElse(law.confidence());
        return new Limit(text(renewal, "limit"), confidence);
    }

    private List<Sentence> materials(Entry renewal) {
        var materials = renewal.texts("materials").stream()
                .map(text -> general(text)
                        .map(GeneralRules.Rule::text)
                        .orElseGet(() -> renewal.sentenceOf("materials", text)))
                .toList();
        if (materials.isEmpty()) {
            throw renewal.broken("没有材料清单，请补上materials", "no materials, add them");
        }
        return materials;
    }

    private Sentence text(Entry entry, String key) {
        var text = entry.text(key);
        return general(text).map(GeneralRules.Rule::text).orElseGet(() -> entry.sentenceOf(key, text));
    }

    private Optional<GeneralRules.Rule> general(String code) {
        return general.rule(code);
    }
}
