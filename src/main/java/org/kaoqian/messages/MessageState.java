package org.kaoqian.messages;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.shared.Sentence;

/** Where a message stands, in words an officer understands, and what may become of it. */
enum MessageState {
    QUEUED(
            Sentence.of("待发送", "Waiting"),
            Sentence.of("已生成，到允许发送的时间就发。", "Prepared; goes out at the next moment at which sending is allowed.")),
    SENDING(
            Sentence.of("发送中", "Being sent"),
            Sentence.of("正在交给短信网关，还没有答复。", "Being handed to the gateway, which has not answered yet.")),
    SENT(
            Sentence.of("已发出", "Sent"),
            Sentence.of("网关已收下，等运营商回执。", "The gateway took it; the operator's receipt is still to come.")),
    DELIVERED(Sentence.of("已送达", "Delivered"), Sentence.of("手机已收到。", "The telephone has received it.")),
    UNDELIVERED(
            Sentence.of("未送达", "Not delivered"),
            Sentence.of("运营商说没有送到（停机、空号或拒收），请改打电话。", "The operator could not deliver it: please call instead.")),
    FAILED(
            Sentence.of("没有发出", "Not sent"),
            Sentence.of("确定没有发出，原因见说明。", "Certainly not sent; the reason is beside it.")),
    UNCERTAIN(
            Sentence.of("待核实", "Uncertain"),
            Sentence.of(
                    "发送时中断，不知道对方收到没有；系统不会自动重发，请核实后处理。",
                    "Interrupted while being sent: nobody knows whether it arrived. It is never sent again by itself; a person settles it.")),
    STOPPED(
            Sentence.of("已停发", "Stopped"),
            Sentence.of("事情已办结或情况有变，不再发送。", "The matter is settled or has changed; it will not be sent.")),
    UNREACHABLE(
            Sentence.of("短信到不了", "Out of reach"),
            Sentence.of(
                    "没有可用的手机号，或者对方不收这类短信，请打电话或上门。",
                    "There is no mobile number, or they want no such messages: please call or visit."));

    private final Sentence label;
    private final Sentence meaning;

    MessageState(Sentence label, Sentence meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    Sentence label() {
        return label;
    }

    /** What the state means for the officer, in one plain sentence. */
    Sentence meaning() {
        return meaning;
    }

    /** Everything that may become of a message in this state; nothing at all of a final one. */
    Set<MessageState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENDING, STOPPED, UNREACHABLE, DELIVERED);
            case SENDING -> EnumSet.of(QUEUED, SENT, FAILED, UNCERTAIN);
            case SENT -> EnumSet.of(DELIVERED, UNDELIVERED);
            case UNCERTAIN -> EnumSet.of(SENT, QUEUED, FAILED, DELIVERED, UNDELIVERED);
            case DELIVERED, UNDELIVERED, FAILED, STOPPED, UNREACHABLE -> EnumSet.noneOf(MessageState.class);
        };
    }

    boolean mayBecome(MessageState other) {
        return next().contains(other);
    }

    boolean isFinal() {
        return next().isEmpty();
    }

    /** The names of the states from which this one may be reached: what an update's condition asks for. */
    Set<String> before() {
        var names = new java.util.TreeSet<String>();
        Arrays.stream(values()).filter(state -> state.mayBecome(this)).forEach(state -> names.add(state.name()));
        return names;
    }
}
