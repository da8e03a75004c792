package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.kaoqian.messages.Claims.Started;
import org.kaoqian.shared.Sentence;

/**
 * Works off the queue: start, hand over, write down. Any number of processes and threads may do so at once. While the
 * gateway gives no definite answers it is asked with single messages and ever longer pauses, so that its illness does
 * not make the whole queue uncertain.
 */
class Sending {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Claims claims;
    private final Outbox outbox;
    private final SmsGateway gateway;
    private final SendingLimits limits;
    private final Clock clock;
    private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    private int width;
    private Duration pause = Duration.ZERO;
    private Instant pausedUntil = Instant.MIN;

    Sending(Claims claims, Outbox outbox, SmsGateway gateway, SendingLimits limits, Clock clock) {
        this.claims = claims;
        this.outbox = outbox;
        this.gateway = gateway;
        this.limits = limits;
        this.clock = clock;
        this.width = limits.parallel();
    }

    /** Sends what is due until nothing is left, the gateway ails, or the time is over; how many were handed over. */
    synchronized int work(String district, Instant until) {
        outbox.markInterrupted(district);
        var sent = 0;
        while (clock.instant().isBefore(until) && !clock.instant().isBefore(pausedUntil)) {
            var batch = claims.start(district, owner, gateway.name(), limits.withParallel(width));
            if (batch.seen() == 0) {
                break;
            }
            sent += batch.started().size();
            if (!batch.started().isEmpty()) {
                judge(handOver(batch.started()));
            }
        }
        return sent;
    }

    private List<Handover> handOver(List<Started> started) {
        var tasks = started.stream()
                .map(one -> (Callable<Handover>) () -> handOver(one))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Handover>();
            for (var task : threads.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending; what was begun will be marked uncertain", stop);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "An answer could not be written down; it will be marked uncertain", failure);
        }
    }

    private Handover handOver(Started one) {
        var answer = clock.instant().isBefore(one.leaseUntil())
                ? ask(one)
                : new Handover.NotSent(Sentence.of("排队过久，没有交给网关。", "It waited too long and was not handed over."));
        outbox.record(one, answer, limits.backOff());
        return answer;
    }

    private Handover ask(Started one) {
        try {
            return gateway.send(one.outgoing());
        } catch (RuntimeException failure) {
            return new Handover.Unknown(Sentence.of(
                    "网关接口出错，不知道是否发出：" + failure.getClass().getSimpleName(),
                    "The gateway's interface failed, it may or may not have been sent: "
                            + failure.getClass().getSimpleName()));
        }
    }

    private void judge(List<Handover> answers) {
        var definite = answers.stream()
                .anyMatch(answer -> answer instanceof Handover.Accepted || answer instanceof Handover.Refused);
        if (definite) {
            width = Math.min(limits.parallel(), width * 2);
            pause = Duration.ZERO;
        } else {
            width = 1;
            var next = pause.isZero() ? Duration.ofSeconds(30) : pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            pausedUntil = clock.instant().plus(pause);
        }
    }
}
