package org.kaoqian.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What controllers and the framework throw, said in sentences; the message of an unknown exception is logged, never shown. */
@ControllerAdvice
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler
    @Nullable
    Object answer(Exception failure, HttpServletRequest request) throws Exception {
        return switch (failure) {
            // These two belong to Spring Security, which knows whether to ask for a sign-in.
            case AccessDeniedException denied -> throw denied;
            case AuthenticationException stranger -> throw stranger;
            case AsyncRequestNotUsableException gone -> {
                log.debug("The reader left before the answer was written", gone);
                yield null;
            }
            case Absent absent -> Answer.to(request, HttpStatus.NOT_FOUND, absent.sentence());
            case Overtaken overtaken -> Answer.to(request, HttpStatus.CONFLICT, overtaken.sentence());
            case ConcurrencyFailureException race -> {
                log.info("Lost a race at {}: {}", request.getRequestURI(), race.getMessage());
                yield plain(request, HttpStatus.CONFLICT);
            }
            case DataAccessResourceFailureException database -> {
                log.error("The database cannot be reached", database);
                yield plain(request, HttpStatus.SERVICE_UNAVAILABLE);
            }
            case MaxUploadSizeExceededException large -> plain(request, HttpStatus.CONTENT_TOO_LARGE);
            case MultipartException broken ->
                Answer.to(
                        request,
                        HttpStatus.BAD_REQUEST,
                        Sentence.of(
                                "上传的内容读不出来。请以 multipart/form-data 重新上传。",
                                "The upload cannot be read. Send it again as multipart/form-data."));
            case HttpMessageNotReadableException unreadable ->
                Answer.to(
                        request,
                        HttpStatus.BAD_REQUEST,
                        Sentence.of(
                                "请求正文不是正确的 JSON，或某个字段的类型不对。请按 /v3/api-docs 检查。",
                                "The body is not valid JSON, or a field has the wrong type. Compare it with /v3/api-docs."));
            case MissingServletRequestParameterException missing -> missing(request, missing.getParameterName());
            case MissingServletRequestPartException missing -> missing(request, missing.getRequestPartName());
            case MethodArgumentTypeMismatchException mismatch ->
                Answer.to(
                        request,
                        HttpStatus.BAD_REQUEST,
                        Sentence.of(
                                "参数“" + mismatch.getName() + "”的值格式不对。请改正后再试。",
                                "The value of “" + mismatch.getName()
                                        + "” is not in the expected form. Correct it and try again."));
            case ErrorResponse framework -> {
                var status = HttpStatus.resolve(framework.getStatusCode().value());
                yield status == null || status.is5xxServerError() ? unknown(failure, request) : plain(request, status);
            }
            default -> unknown(failure, request);
        };
    }

    private static Object plain(HttpServletRequest request, HttpStatus status) {
        return Answer.to(request, status, Explanation.of(status).detail());
    }

    private static Object missing(HttpServletRequest request, String name) {
        return Answer.to(
                request,
                HttpStatus.BAD_REQUEST,
                Sentence.of("缺少“" + name + "”。请补上后再试。", "“" + name + "” is missing. Add it and try again."));
    }

    static Object unknown(Throwable failure, HttpServletRequest request) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        var status = HttpStatus.INTERNAL_SERVER_ERROR;
        return Answer.to(request, status, Explanation.of(status).detail(), reference);
    }
}
