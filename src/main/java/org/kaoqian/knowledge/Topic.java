package org.kaoqian.knowledge;

import org.jspecify.annotations.Nullable;

/** What a conversation is about so far: an item, an aspect, both or neither. */
record Topic(@Nullable String item, @Nullable Aspect aspect) {

    static final Topic NONE = new Topic(null, null);
}
