package org.kaoqian.knowledge;

/** Where the index in force is asked for. */
interface CurrentIndex {

    KnowledgeIndex now();

    /** The same for whoever needs names and words alone: the meanings are not set to work. */
    default KnowledgeIndex words() {
        return now();
    }
}
