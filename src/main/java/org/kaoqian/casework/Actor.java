package org.kaoqian.casework;

import java.util.Optional;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/** Who may do an action with a case, beyond the permission it takes. */
public enum Actor {
    /** The named officer, whoever covers for that officer today, or a leader. */
    IN_CHARGE,
    /** Anyone who sees the case. */
    ANYONE,
    /** A leader: who may assign cases. */
    LEADER;

    /** Why this viewer may not, or nothing. */
    Optional<Sentence> bars(Case one, Situation situation) {
        var isLeader = situation.viewer().may(Permission.CASE_ASSIGN);
        return switch (this) {
            case ANYONE -> Optional.empty();
            case LEADER ->
                isLeader ? Optional.empty() : Optional.of(Sentence.of("这一步要由负责人办理。", "Only a leader can do this."));
            case IN_CHARGE ->
                isLeader || situation.hasInHand(one)
                        ? Optional.empty()
                        : Optional.of(
                                one.officer() == null
                                        ? Sentence.of("这件事还没有承办人；请先领取。", "Nobody has this case yet: take it first.")
                                        : Sentence.of(
                                                "这件事由其他专员承办；请联系承办人或负责人。",
                                                "Another officer has this case: ask that officer or a leader."));
        };
    }
}
