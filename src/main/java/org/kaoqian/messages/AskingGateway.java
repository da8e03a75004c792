package org.kaoqian.messages;

import org.kaoqian.shared.Sentence;

/** Puts a fresh one-time address into every message that asks something, just before it is handed over. */
class AskingGateway implements SmsGateway {

    private static final Sentence NO_ADDRESS = Sentence.of(
            "短信要带填写网址，但没有设置公网地址（kaoqian.public-address）；请设置，或由专员打电话问。",
            "The message needs an address to answer at and kaoqian.public-address is not set: set it, or let the officer call.");

    private final SmsGateway gateway;
    private final Questions questions;

    AskingGateway(SmsGateway gateway, Questions questions) {
        this.gateway = gateway;
        this.questions = questions;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public Handover send(Outgoing message) {
        if (!message.body().contains(Placeholders.LINK)) {
            return gateway.send(message);
        }
        return questions
                .ask(message.district(), message.id())
                .map(link -> gateway.send(new Outgoing(
                        message.district(),
                        message.id(),
                        message.attempt(),
                        message.to(),
                        message.body().replace(Placeholders.LINK, " " + link + " "))))
                .orElseGet(() -> new Handover.NotSent(NO_ADDRESS));
    }
}
