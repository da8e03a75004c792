package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The pairs of neighbouring characters of a text, as Lucene reads them. */
final class Pairs extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<String> pairs;
    private Iterator<String> left;

    Pairs(String text) {
        this.pairs = of(text);
        this.left = pairs.iterator();
    }

    static List<String> of(String text) {
        var letters = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < letters.size(); i++) {
            pairs.add(letters.get(i) + letters.get(i + 1));
        }
        return pairs.isEmpty() ? letters : pairs;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!left.hasNext()) {
            return false;
        }
        term.append(left.next());
        return true;
    }

    @Override
    public void reset() {
        left = pairs.iterator();
    }
}
