package org.kaoqian.organisation;

import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** A region of the tree. A functional zone (功能区) has a pseudo-code of its own and may hold streets of any code. */
public record Region(RegionCode code, String name, Kind kind) {

    /** What a region is called in administrative law, and how near to the people it stands. */
    public enum Kind {
        DISTRICT("区级", "district"),
        ZONE("功能区级", "functional zone"),
        STREET("街道级", "street"),
        TOWN("镇级", "town"),
        COMMUNITY("社区级", "community"),
        VILLAGE("村级", "village");

        private final Sentence level;

        Kind(String zh, String en) {
            this.level = Sentence.of(zh, en);
        }

        /** The level as one speaks of it: 街道级, street. */
        public Sentence level() {
            return level;
        }
    }
}
