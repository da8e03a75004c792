package org.kaoqian.visits;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import org.kaoqian.shared.Reading;

/**
 * A picture drawn anew: nothing of the file that came is kept but what one sees, and so neither the place where it was
 * taken nor anything hidden in it.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way into a column
record Picture(byte[] jpeg, int width, int height) {

    static final int LARGEST_FILE = 15_000_000;

    private static final int LONGEST_SIDE = 1600;
    private static final long MOST_PIXELS = 60_000_000;
    private static final float QUALITY = 0.82f;

    /** Reads a JPEG or PNG. */
    static Reading<Picture> read(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return Reading.bad("照片太大，最多15 MB；请缩小后再传。", "The picture is too large, 15 MB at most: make it smaller.");
        }
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return none();
            }
            var reader = readers.next();
            try {
                return read(reader, in);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken files with exceptions of many kinds.
            return none();
        }
    }

    private static Reading<Picture> read(ImageReader reader, ImageInputStream in) throws IOException {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Reading.bad("照片的像素太多；请缩小后再传。", "The picture has too many pixels: make it smaller.");
        }
        var drawn = drawn(reader.read(0));
        return Reading.good(new Picture(written(drawn), drawn.getWidth(), drawn.getHeight()));
    }

    private static Reading<Picture> none() {
        return Reading.bad("这不是能读的照片；请用JPEG或PNG。", "This is no picture that can be read: use JPEG or PNG.");
    }

    private static BufferedImage drawn(BufferedImage whole) {
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(whole, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var bytes = new ByteArrayOutputStream();
                var out = Objects.requireNonNull(ImageIO.createImageOutputStream(bytes))) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }
}
