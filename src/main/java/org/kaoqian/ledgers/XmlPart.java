package org.kaoqian.ledgers;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One XML part of a workbook, read forward only. Document types, entities and CDATA end the reading: no sheet needs them. */
final class XmlPart implements Closeable {

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private int depth;

    XmlPart(InputStream in) throws UnreadableFile, IOException {
        this.in = in;
        try {
            this.xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Moves to the next event; the end of the document is {@link XMLStreamConstants#END_DOCUMENT}. */
    int next() throws UnreadableFile, IOException {
        try {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw Limits.externalEntities();
                case XMLStreamConstants.CDATA -> throw Limits.damaged();
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > Limits.XML_DEPTH) {
                        throw Limits.bomb();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e);
        } catch (RuntimeException e) {
            throw Limits.damaged();
        }
    }

    /** The next start of an element, or null at the end of the document. */
    @Nullable
    String nextElement() throws UnreadableFile, IOException {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
        }
        return null;
    }

    String name() {
        return xml.getLocalName();
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Appends the text of the element that has just begun and of those in it, up to its end. */
    void appendText(StringBuilder text) throws UnreadableFile, IOException {
        int outer = depth;
        while (depth >= outer) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                appendCharacters(text);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Limits.damaged();
            }
        }
    }

    private void appendCharacters(StringBuilder text) throws UnreadableFile, IOException {
        try {
            int length = xml.getTextLength();
            if (text.length() + length > Limits.XML_RUN_BYTES) {
                throw Limits.bomb();
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        } catch (RuntimeException e) {
            throw e.getCause() instanceof XMLStreamException cause ? fault(cause) : Limits.damaged();
        }
    }

    private static UnreadableFile fault(XMLStreamException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof GuardedStream.Overflow) {
                return Limits.bomb();
            }
            if (cause instanceof java.util.zip.ZipException || cause instanceof java.io.EOFException) {
                return Limits.damaged();
            }
            if (cause instanceof IOException broken && !(cause instanceof java.io.CharConversionException)) {
                throw broken;
            }
        }
        var message = String.valueOf(e.getMessage());
        return message.contains("ntity") || message.contains("DOCTYPE") ? Limits.externalEntities() : Limits.damaged();
    }

    private static @Nullable Throwable next(Throwable cause) {
        if (cause instanceof XMLStreamException outer && outer.getNestedException() != null) {
            return outer.getNestedException();
        }
        return cause.getCause();
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
