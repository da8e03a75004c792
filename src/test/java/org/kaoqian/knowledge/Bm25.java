package org.kaoqian.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.kaoqian.knowledge.Collection.Asked;

/** The baseline: Lucene's BM25 over pairs of characters of the same phrasings. */
public final class Bm25 implements QuestionEvaluation.Answering {

    private static final int HITS = 60;

    private final KnowledgeIndex index;
    private final IndexSearcher searcher;

    Bm25(KnowledgeIndex index) {
        this.index = index;
        try {
            var directory = new ByteBuffersDirectory();
            try (var writer =
                    new IndexWriter(directory, new IndexWriterConfig(new org.apache.lucene.analysis.Analyzer() {
                        @Override
                        protected TokenStreamComponents createComponents(String field) {
                            throw new UnsupportedOperationException("tokens are given");
                        }
                    }))) {
                for (int n = 0; n < index.phrasings().size(); n++) {
                    var document = new Document();
                    document.add(new TextField("t", new Pairs(index.phrasings().get(n))));
                    document.add(new StoredField("entry", index.entryOf(n)));
                    writer.addDocument(document);
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public QuestionEvaluation.Said answer(Asked asked) {
        return QuestionEvaluation.said(index, entries(asked.text()), false);
    }

    /** The three best entries. */
    ArrayList<Integer> entries(String text) {
        try {
            var query = new BooleanQuery.Builder();
            Pairs.of(text.toLowerCase(Locale.ROOT))
                    .forEach(pair -> query.add(new TermQuery(new Term("t", pair)), BooleanClause.Occur.SHOULD));
            var found = new LinkedHashSet<Integer>();
            var stored = searcher.storedFields();
            for (var hit : searcher.search(query.build(), HITS).scoreDocs) {
                found.add(stored.document(hit.doc)
                        .getField("entry")
                        .numericValue()
                        .intValue());
            }
            var three = new ArrayList<>(found);
            return new ArrayList<>(three.subList(0, Math.min(3, three.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
