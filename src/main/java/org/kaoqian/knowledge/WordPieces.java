package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Cuts a text into the pieces that the sentence model knows: single Chinese characters, and WordPiece for the rest. */
final class WordPieces {

    private static final int MOST = 128;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int unknown;
    private final int start;
    private final int end;

    /** @param tokenizer the model's tokenizer.json */
    WordPieces(byte[] tokenizer) {
        new JsonMapper()
                .readTree(tokenizer)
                .path("model")
                .path("vocab")
                .properties()
                .forEach(piece -> numbers.put(piece.getKey(), piece.getValue().asInt()));
        this.unknown = numbers.getOrDefault("[UNK]", 0);
        this.start = numbers.getOrDefault("[CLS]", 0);
        this.end = numbers.getOrDefault("[SEP]", 0);
    }

    long[] of(String text) {
        var pieces = new ArrayList<Integer>();
        pieces.add(start);
        for (var word : words(text)) {
            pieces(word, pieces);
        }
        var length = Math.min(pieces.size(), MOST - 1);
        var ids = new long[length + 1];
        for (int i = 0; i < length; i++) {
            ids[i] = pieces.get(i);
        }
        ids[length] = end;
        return ids;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        text.codePoints().forEach(c -> {
            var alone = Character.isIdeographic(c) || isPunctuation(c);
            if (alone || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (alone) {
                    words.add(Character.toString(c));
                }
            } else if (!Character.isISOControl(c) && c != 0xFFFD) {
                word.appendCodePoint(c);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isPunctuation(int c) {
        return c >= 33 && c <= 47
                || c >= 58 && c <= 64
                || c >= 91 && c <= 96
                || c >= 123 && c <= 126
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private void pieces(String word, List<Integer> pieces) {
        if (word.length() > LONGEST_WORD) {
            pieces.add(unknown);
            return;
        }
        var found = new ArrayList<Integer>();
        for (int at = 0; at < word.length(); ) {
            Integer piece = null;
            var to = word.length();
            for (; to > at; to--) {
                piece = numbers.get((at > 0 ? "##" : "") + word.substring(at, to));
                if (piece != null) {
                    break;
                }
            }
            if (piece == null) {
                pieces.add(unknown);
                return;
            }
            found.add(piece);
            at = to;
        }
        pieces.addAll(found);
    }
}
