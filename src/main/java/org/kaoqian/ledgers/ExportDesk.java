package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** What the signed-in person does with requests for exports, on pages and over the API alike. */
@Component
class ExportDesk {

    private final VisibleLedgers ledgers;
    private final Asking asking;
    private final ChangeMany many;
    private final ExportRequests requests;
    private final Leaving leaving;

    /** How a file leaves, and to whom. */
    @Component
    record Leaving(ExportFile file, CurrentViewer current) {}

    ExportDesk(VisibleLedgers ledgers, Asking asking, ChangeMany many, ExportRequests requests, Leaving leaving) {
        this.ledgers = ledgers;
        this.asking = asking;
        this.many = many;
        this.requests = requests;
        this.leaving = leaving;
    }

    List<ExportRequest> all() {
        return requests.seenBy(viewer(), ledgers.names());
    }

    ExportRequests.Answer ask(String ledger, String filter, boolean reveal, String why) {
        return switch (asking.query(ledgers.named(ledger), Asking.Asked.filter(filter), viewer())) {
            case Asking.Understood.Fault fault -> new ExportRequests.Answer.Refused(fault.why());
            case Asking.Understood.Query query -> {
                var count = many.count(query.query());
                yield requests.ask(
                        new ExportRequest.Wanted(ledger, filter, reveal, why, count, viewer().scope()), viewer());
            }
        };
    }

    ExportRequests.Answer decide(long id, boolean approved) {
        return requests.decide(find(id), approved, viewer());
    }

    /** Writes the file, masked unless the request for it in full was approved; a refusal writes nothing. */
    ExportRequests.Answer fetch(long id, HttpServletResponse response) throws IOException {
        var one = find(id);
        var ledger = ledgers.named(one.wanted().ledger());
        var understood = asking.query(ledger, Asking.Asked.filter(one.wanted().filter()), viewer());
        if (understood instanceof Asking.Understood.Fault fault) {
            return new ExportRequests.Answer.Refused(fault.why());
        }
        var answer = requests.fetch(one, viewer());
        if (answer instanceof ExportRequests.Answer.Done && understood instanceof Asking.Understood.Query query) {
            Download.begin(response, ledger.label().zh() + "-" + id + ".xlsx");
            boolean inFull = one.wanted().reveal() && viewer().may(org.kaoqian.access.Permission.LEDGER_REVEAL);
            leaving.file().write(query.query(), true, !inFull, response.getOutputStream());
        }
        return answer;
    }

    private ExportRequest find(long id) {
        return requests.find(id, viewer())
                .filter(one -> ledgers.find(one.wanted().ledger()).isPresent())
                .orElseThrow(() -> new Absent(Sentence.of(
                        "没有这个导出申请，或它不归您处理；请在导出申请里查找。",
                        "There is no such request that concerns you: look in the list of exports.")));
    }

    private Viewer viewer() {
        return leaving.current().viewer();
    }
}
