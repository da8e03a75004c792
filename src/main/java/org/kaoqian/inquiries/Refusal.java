package org.kaoqian.inquiries;

import java.time.Duration;
import java.util.Optional;
import org.kaoqian.knowledge.Questions;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;

/** Why a question was not asked, said on the page on which it was written. */
record Refusal(HttpStatus status, Sentence sentence, Optional<Duration> after) {

    static Refusal nothing() {
        return of(Sentence.of("请先写下您要问的事。", "Write what you want to ask first."));
    }

    static Refusal tooLong(int length) {
        return of(Sentence.of(
                "写了%d个字，最多%d个字；请把最要紧的写出来。".formatted(length, Questions.LONGEST),
                "This has %d characters, and %d are the most: write what matters most."
                        .formatted(length, Questions.LONGEST)));
    }

    static Refusal noEntry() {
        return of(Sentence.of("这个选项已经更新，请直接写下您要问的事。", "This choice has changed: write what you want to ask."));
    }

    static Refusal tooFast(Duration wait) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                Sentence.of(
                        "问得太快了，请过%d秒再问；您写的还在。".formatted(wait.toSeconds()),
                        "Too many questions: ask again in %d seconds; what you wrote is still there."
                                .formatted(wait.toSeconds())),
                Optional.of(wait));
    }

    private static Refusal of(Sentence sentence) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, sentence, Optional.empty());
    }
}
