package org.kaoqian.ledgers;

import java.util.List;

/** One row of a file, numbered as the person sees it there, counted from 1. */
record Row(int number, Cell[] cells) {

    Cell cell(int column) {
        return column < cells.length ? cells[column] : Cell.EMPTY;
    }

    boolean isBlank() {
        for (var cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    List<String> shown() {
        return java.util.Arrays.stream(cells).map(Cell::shown).toList();
    }
}
