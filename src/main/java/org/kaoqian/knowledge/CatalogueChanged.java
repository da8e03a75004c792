package org.kaoqian.knowledge;

/** Another catalogue is in force; the index follows in the background and answers from the old one until then. */
public record CatalogueChanged(int items, int entries) {}
