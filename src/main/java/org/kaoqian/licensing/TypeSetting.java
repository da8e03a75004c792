package org.kaoqian.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The window that a district confirmed for a licence type whose own window is not law that we know. */
record TypeSetting(@Nullable Lead earliest, Lead latest, String note, String confirmedBy, Instant confirmedAt) {}
