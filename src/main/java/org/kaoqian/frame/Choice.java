package org.kaoqian.frame;

/** One option of a drop-down: what is sent, and what is read (already in the reader's language). */
public record Choice(String value, String label) {}
