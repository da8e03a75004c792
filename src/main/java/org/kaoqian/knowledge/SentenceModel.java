package org.kaoqian.knowledge;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.concurrent.Semaphore;
import org.springframework.core.io.ClassPathResource;

/**
 * Turns a sentence into a vector whose direction is its meaning: bge-small-zh through ONNX Runtime, in this process. One
 * session serves all; as many run at once as there are processors, each on one thread, one sentence at a time, since int8
 * vectors shift with their neighbours in a batch.
 */
final class SentenceModel implements AutoCloseable {

    static final int DIMENSIONS = 512;

    private static final int PERMITS = Runtime.getRuntime().availableProcessors();

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;
    private final Semaphore processors = new Semaphore(PERMITS, true);
    private volatile boolean closed;

    SentenceModel() {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.pieces = new WordPieces(bytes("bge-small-zh-v1.5-q-tokenizer.json"));
            this.session = environment.createSession(bytes("bge-small-zh-v1.5-q.onnx"), options);
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model cannot be loaded", e);
        }
    }

    private static byte[] bytes(String file) {
        try {
            return new ClassPathResource(file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vector of a text in lower case, of length 1. */
    float[] vector(String text) {
        var ids = new long[][] {pieces.of(text)};
        var ones = new long[1][ids[0].length];
        java.util.Arrays.fill(ones[0], 1);
        processors.acquireUninterruptibly();
        if (closed) {
            processors.release();
            throw new IllegalStateException("The sentence model is closed");
        }
        try (var tokens = OnnxTensor.createTensor(environment, ids);
                var mask = OnnxTensor.createTensor(environment, ones);
                var types = OnnxTensor.createTensor(environment, new long[1][ids[0].length])) {
            var inputs = new HashMap<String, OnnxTensor>();
            inputs.put("input_ids", tokens);
            inputs.put("attention_mask", mask);
            inputs.put("token_type_ids", types);
            inputs.keySet().retainAll(session.getInputNames());
            try (var result = session.run(inputs)) {
                return ofLengthOne(((float[][][]) result.get(0).getValue())[0][0]);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            processors.release();
        }
    }

    private static float[] ofLengthOne(float[] vector) {
        var sum = 0.0;
        for (var x : vector) {
            sum += x * x;
        }
        var length = (float) Math.sqrt(sum);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** Waits for what is still being reckoned: a session that is closed under it takes the whole process down. */
    @Override
    public void close() {
        processors.acquireUninterruptibly(PERMITS);
        closed = true;
        processors.release(PERMITS);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
