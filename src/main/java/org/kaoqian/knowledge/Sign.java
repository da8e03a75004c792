package org.kaoqian.knowledge;

/** What speaks for or against an entry. */
enum Sign {
    /** How near in meaning its nearest phrasing is. */
    COS,
    /** The same once more where it is very near. */
    NEAR,
    /** How near in words its nearest phrasing is. */
    WORDS,
    /** How near in words the answer itself is. */
    ANSWER,
    /** How near in meaning anything of its item is. */
    ITEM_COS,
    /** How near in words anything of its item is. */
    ITEM_WORDS,
    /** How near in meaning the nearest question of the item's own is that falls under its aspect. */
    UNDER,
    /** How probably the question is about its item, by all that is known of items. */
    ITEM_SENSE,
    /** How probably the question asks about its aspect, by all that is known of aspects. */
    ASPECT_SENSE,
    /** The same for a question of the item's own. */
    OWN_SENSE,
    /** Whether a question of the item's own is very near. */
    OWN_NEAR,
    /** How strongly its item is named. */
    NAMED,
    /** How strongly another item is named, where its own is less. */
    OTHER_NAMED,
    /** How strongly its aspect is asked for. */
    CUED,
    /** How strongly another aspect is asked for, where its own is less. */
    OTHER_CUED,
    /** How strongly the aspect nearest to a question of the item's own is asked for. */
    OWN_CUED,
    /** Whether it is the item's answer for an aspect. */
    GENERAL,
    /** The same where the question says nothing but a name and an aspect. */
    PLAIN,
    /** How exactly it is what is named and asked for, where the question says nothing else. */
    STRUCTURE,
    /** Whether the conversation is about its item. */
    CONTEXT
}
