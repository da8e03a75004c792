package org.kaoqian.frame;

import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one way to say no: {@code application/problem+json} (RFC 9457) for programs, a page for people. {@code title} and
 * {@code detail} are English, {@code title_zh} and {@code detail_zh} Chinese; the detail says what to do.
 */
public final class Problem {

    private static final Sentence NOT_NOW = Sentence.of("现在还不能办", "Not possible now");

    private Problem() {}

    /** The answer of an API. Further facts may be set on its body as properties. */
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, Sentence title, Sentence detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail.en());
        problem.setTitle(title.en());
        problem.setProperty("title_zh", title.zh());
        problem.setProperty("detail_zh", detail.zh());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The same with the title that all problems of this status bear. */
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, Sentence detail) {
        return of(status, Explanation.of(status).title(), detail);
    }

    /** Something else has to come first: 409, but nobody was faster. */
    public static ResponseEntity<ProblemDetail> notNow(Sentence detail) {
        return of(HttpStatus.CONFLICT, NOT_NOW, detail);
    }

    /** The same as a page. */
    public static ModelAndView notNowPage(Sentence detail) {
        return page(HttpStatus.CONFLICT, NOT_NOW, detail);
    }

    /** The answer of a page. */
    public static ModelAndView page(HttpStatus status, Sentence title, Sentence detail) {
        var page = new ModelAndView("frame/problem", status);
        page.addObject("status", status.value());
        page.addObject("title", title);
        page.addObject("detail", detail);
        return page;
    }

    /** The same with the title that all problems of this status bear. */
    public static ModelAndView page(HttpStatus status, Sentence detail) {
        return page(status, Explanation.of(status).title(), detail);
    }
}
