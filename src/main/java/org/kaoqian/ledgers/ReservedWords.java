package org.kaoqian.ledgers;

import java.util.Set;

/** Words that are no names of columns, since SQL (PostgreSQL 18, {@code pg_get_keywords()}) or CEL gives them a meaning. */
final class ReservedWords {

    private static final Set<String> WORDS = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization binary both break case cast check collate
            collation column concurrently const constraint continue create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except
            false fetch for foreign freeze from full function grant group having if ilike import in initially inner intersect
            into is isnull join lateral leading left let like limit localtime localtimestamp loop namespace natural not notnull
            null offset on only or order outer overlaps package placing primary references return returning right select
            session_user similar some symmetric system_user table tablesample then to trailing true union unique user using
            var variadic verbose void when where while window with""".split("\\s+"));

    private ReservedWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
