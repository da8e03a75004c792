package org.kaoqian.messages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Remembers everything that it was handed, and answers as told. */
final class RecordingGateway implements SmsGateway {

    final ConcurrentLinkedQueue<Outgoing> taken = new ConcurrentLinkedQueue<>();
    volatile Function<Outgoing, Handover> answer = out -> new Handover.Accepted("R" + out.id() + "-" + out.attempt());

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Handover send(Outgoing message) {
        taken.add(message);
        return answer.apply(message);
    }

    /** How often each message was handed over. */
    Map<Long, Integer> times() {
        var times = new ConcurrentHashMap<Long, Integer>();
        taken.forEach(out -> times.merge(out.id(), 1, Integer::sum));
        return times;
    }
}
