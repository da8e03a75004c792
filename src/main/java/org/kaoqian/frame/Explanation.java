package org.kaoqian.frame;

import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;

/** What a status means for the person in front of the screen, and what to do. */
record Explanation(Sentence title, Sentence detail) {

    private static Explanation say(String zh, String en, String zhDetail, String enDetail) {
        return new Explanation(Sentence.of(zh, en), Sentence.of(zhDetail, enDetail));
    }

    static Explanation of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                say(
                        "请求有误",
                        "The request is not right",
                        "有一项内容的格式不对。请检查后再试。",
                        "Something in it is not in the expected form. Check it and try again.");
            case UNAUTHORIZED ->
                say(
                        "请先登录",
                        "Please sign in",
                        "您还没有登录，或登录已超时。请登录后再试；接口请带上有效的令牌。",
                        "You are not signed in, or too much time has passed. Sign in and try again; programs send a valid token.");
            case FORBIDDEN ->
                say(
                        "没有权限",
                        "Not permitted",
                        "您的岗位不能做这件事，或者页面打开太久已失效。请返回刷新后再试；确需办理请联系本区管理员。",
                        "Your post does not permit this, or the page was open for too long. Go back, reload and try again; if you need it, ask your district's administrator.");
            case NOT_FOUND ->
                say(
                        "找不到这一页",
                        "There is no such page",
                        "地址可能写错了，内容可能已移走，或者不在您的管辖范围内。",
                        "The address may be mistyped, the thing may have moved, or it lies outside your region.");
            case METHOD_NOT_ALLOWED ->
                say(
                        "这个地址不支持这种操作",
                        "This address does not support that method",
                        "请按接口文档 /v3/api-docs 使用；在网页上请返回上一页重试。",
                        "See the interface's description at /v3/api-docs; on a page, go back and try again.");
            case NOT_ACCEPTABLE ->
                say(
                        "无法按您要求的格式回答",
                        "Cannot answer in that form",
                        "请在 Accept 中接受 application/json。",
                        "Accept application/json.");
            case CONFLICT ->
                say(
                        "别人已经先改过了",
                        "Somebody changed it first",
                        "您看到的内容已经过时，您的修改没有保存。请刷新后再改。",
                        "What you saw is out of date and your change was not saved. Reload and change it again.");
            case CONTENT_TOO_LARGE ->
                say(
                        "文件太大",
                        "The file is too large",
                        "请拆成几个较小的文件，分别上传。",
                        "Split it into smaller files and upload them one by one.");
            case UNSUPPORTED_MEDIA_TYPE ->
                say(
                        "不支持这种内容格式",
                        "This kind of content is not supported",
                        "请检查 Content-Type：接口接受 application/json，上传文件用 multipart/form-data。",
                        "Check the Content-Type: the interface takes application/json, and multipart/form-data for files.");
            case UNPROCESSABLE_CONTENT ->
                say(
                        "不能这样办理",
                        "This cannot be done",
                        "内容格式正确，但不符合业务要求。请按提示修改后再试。",
                        "The form is right, but the content does not meet the requirements. Change it as told and try again.");
            case TOO_MANY_REQUESTS ->
                say("操作太频繁", "Too many requests", "请等一分钟后再试。", "Wait for a minute and try again.");
            case SERVICE_UNAVAILABLE ->
                say(
                        "暂时无法服务",
                        "Not available for the moment",
                        "系统正在启动，或数据库暂时连不上。请稍等片刻再试。",
                        "The system is starting, or its database cannot be reached. Try again in a moment.");
            default ->
                status.is4xxClientError()
                        ? say("请求没有成功", "The request did not succeed", "请检查后再试。", "Check it and try again.")
                        : say(
                                "系统出错了",
                                "Something went wrong here",
                                "这不是您的错。请稍后再试；如仍出错，请把编号告诉管理员。",
                                "This is not your fault. Try again later; if it happens again, give the reference to the administrator.");
        };
    }
}
