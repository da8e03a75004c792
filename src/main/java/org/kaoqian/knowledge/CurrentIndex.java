package org.kaoqian.knowledge;

/** Where the index in force is asked for. */
interface CurrentIndex {

    KnowledgeIndex now();
}
