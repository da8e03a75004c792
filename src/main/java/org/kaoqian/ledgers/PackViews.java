package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The views that packs bring. */
@Component
@Order(75)
class PackViews implements PackPart {

    record Words(@Nullable String zh, @Nullable String en) {}

    /** A view's file as it is written. */
    record Written(
            @Nullable String view,
            @Nullable String ledger,
            @Nullable Words title,
            @Nullable String shape,
            @Nullable String filter,
            @Nullable List<String> columns,
            @Nullable String sort,
            @Nullable String board,
            @Nullable String calendar) {}

    /** A view with the pack that brings it. */
    record OfPack(String pack, View view) {}

    /** All views of packs that hold at one time. */
    record Book(List<OfPack> all) {}

    private final Ledgers ledgers;
    private volatile Book book = new Book(List.of());

    PackViews(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    List<View> of(Ledger ledger) {
        return book.all().stream()
                .map(OfPack::view)
                .filter(view -> view.ledger().equals(ledger.name()))
                .toList();
    }

    @Override
    public void build(Assembly assembly) {
        var ledgers = assembly.part(LedgerBook.class);
        var views = new ArrayList<OfPack>();
        var seen = new HashSet<String>();
        for (var pack : assembly.packs()) {
            for (var file : pack.in("views")) {
                try {
                    var view = read(file, ledgers, fault -> assembly.fault(pack, file, fault));
                    ledgers.find(view.ledger())
                            .flatMap(ledger -> assembly.notRequired(
                                    pack.name().value(), ledger.access().pack()))
                            .ifPresent(why -> assembly.fault(
                                    pack, file, StrictYaml.lines(file.text()).of("ledger"), why));
                    if (!seen.add(view.id())) {
                        throw new Faulty(
                                0,
                                Sentence.of(
                                        "已经有叫“%s”的视图；请换一个名字。".formatted(view.id()),
                                        "There is a view called '%s' already: choose another name."
                                                .formatted(view.id())));
                    }
                    views.add(new OfPack(pack.name().value(), view));
                } catch (Faulty e) {
                    assembly.fault(pack, file, e);
                }
            }
        }
        assembly.put(Book.class, new Book(List.copyOf(views)));
    }

    /** @param taker takes what is wrong with what it shows */
    private static View read(PackFile file, LedgerBook ledgers, Consumer<Faulty> taker) throws Faulty {
        var read = StrictYaml.read(file.text(), Written.class);
        var said = read.value();
        var lines = read.lines();
        var title = said.title();
        if (said.view() == null || said.ledger() == null || title == null || title.zh() == null || title.en() == null) {
            throw new Faulty(
                    1,
                    Sentence.of(
                            "视图要写 view、ledger、title（zh、en）和 shape。",
                            "A view needs view, ledger, title (zh, en) and shape."));
        }
        if (!said.view().matches("[a-z][a-z0-9-]{0,59}")) {
            throw fault(
                    lines,
                    "view",
                    "“%s”不能作视图名；请用小写字母、数字和连字符。".formatted(said.view()),
                    "'%s' is no name of a view: use lower-case words and hyphens.".formatted(said.view()));
        }
        if (!file.stem().equals(said.view())) {
            throw fault(
                    lines,
                    "view",
                    "文件名与视图名不同；请改名为 views/%s.yaml。".formatted(said.view()),
                    "The file is not called like its view: name it views/%s.yaml.".formatted(said.view()));
        }
        var ledger = ledgers.find(said.ledger());
        if (ledger.isEmpty() && ledgers.isSpoilt(said.ledger())) {
            throw Faulty.ofAnother();
        }
        if (ledger.isEmpty()) {
            throw fault(
                    lines,
                    "ledger",
                    "没有台账“%s”；请声明它或改正名称。".formatted(said.ledger()),
                    "There is no ledger '%s': declare it or correct the name.".formatted(said.ledger()));
        }
        if (ledgers.isSpoilt(ledger.get().name())) {
            throw Faulty.ofAnother();
        }
        var shape = View.Shape.of(said.shape());
        if (shape.isEmpty()) {
            throw fault(lines, "shape", "shape 只能是 grid、board 或 calendar。", "The shape is grid, board or calendar.");
        }
        var asked = new View.Asked(
                Objects.requireNonNullElse(said.filter(), ""),
                Objects.requireNonNullElse(said.sort(), ""),
                said.columns() == null ? List.of() : List.copyOf(said.columns()));
        var by = said.board() == null ? said.calendar() : said.board();
        new CheckView(ledger.get(), ledgers, asked, lines)
                .faults(shape.get(), by)
                .forEach(taker);
        return new View(
                said.view(),
                said.ledger(),
                Sentence.of(title.zh(), title.en()),
                shape.get(),
                asked,
                by,
                View.Owner.PACK);
    }

    private static Faulty fault(Lines lines, String key, String zh, String en) {
        return new Faulty(lines.of(key), Sentence.of(zh, en));
    }

    @Override
    public List<Content> contents(Pack pack, Viewer viewer) {
        return book.all().stream()
                .filter(each -> each.pack().equals(pack.name().value()))
                .map(OfPack::view)
                .filter(view -> isSeen(view, viewer))
                .map(view -> new Content(Kind.VIEW, view.id(), view.title(), view.path()))
                .toList();
    }

    private boolean isSeen(View view, Viewer viewer) {
        return ledgers.find(view.ledger())
                .filter(ledger -> ledger.isSeenBy(viewer.duties()))
                .map(ledger -> ledger.seenWith(viewer.duties()))
                .filter(ledger -> View.fault(ledger, view.shape(), view.asked(), view.by())
                        .isEmpty())
                .isPresent();
    }

    @Override
    public void adopt(Assembly assembly) {
        book = assembly.part(Book.class);
    }
}
