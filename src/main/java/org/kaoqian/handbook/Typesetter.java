package org.kaoqian.handbook;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes a PDF of a book: A4, with contents, running heads, page numbers, bookmarks and the font inside. */
@Component
class Typesetter {

    private static final String FONT = "Noto Sans SC";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.kaoqian");

    /** The book as it is printed, before it is broken into pages: all that the file depends on. */
    String pages(Book book) {
        var output = new StringOutput(1 << 20);
        templates.render("handbook/print.jte", Map.of("book", book), output);
        return output.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }

    void set(String pages, OutputStream out) {
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withHtmlContent(pages, null);
        builder.withProducer("Kaoqian 靠前服务");
        builder.useUriResolver((base, uri) -> null);
        builder.useFont(() -> font("regular"), FONT, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("bold"), FONT, 700, FontStyle.NORMAL, true);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String weight) {
        try {
            return new ClassPathResource("static/fonts/noto-sans-sc-" + weight + ".ttf").getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("The front end is not bundled: build with ./mvnw", e);
        }
    }
}
