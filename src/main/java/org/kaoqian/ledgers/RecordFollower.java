package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;

/**
 * What another module keeps of records, such as their cases: it follows when two records become one, in the transaction
 * of the merge, and goes back when the merge is undone. Whatever has nowhere to go, because the kept record has the like
 * already, stays under the lost record's number, which leads to the kept one.
 */
public interface RecordFollower {

    /** Two records of a ledger that become one. */
    record Merger(String district, String ledger, long lost, long kept) {}

    /** @param address the page that lists them */
    record Shown(Sentence what, long count, String address) {}

    /** Under which name what it has moved is kept; never changes. */
    String name();

    /** What of it there is for a record, as far as the viewer may know; empty where people have no use for it. */
    default Optional<Shown> shown(String ledger, long record, Viewer viewer) {
        return Optional.empty();
    }

    /** Moves everything from the lost record to the kept one; answers what it has moved. */
    List<String> move(Merger merger);

    /** Moves back what an earlier move answered. */
    void moveBack(Merger merger, List<String> moved);
}
