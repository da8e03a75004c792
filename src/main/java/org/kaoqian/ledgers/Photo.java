package org.kaoqian.ledgers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** A picture made anew from its pixels: upright, of moderate size, and without anything else that the file carried. */
final class Photo {

    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 2_048;

    private Photo() {}

    /** A JPEG; empty where the bytes are no picture or one too large. */
    static Optional<byte[]> read(byte[] bytes) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                var pixels = pixels(reader);
                return pixels == null ? Optional.empty() : Optional.of(jpeg(drawn(pixels, Exif.orientation(bytes))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw all sorts of things at broken pictures.
            return Optional.empty();
        }
    }

    private static @Nullable BufferedImage pixels(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width <= 0 || height <= 0 || width * height > MOST_PIXELS) {
            return null;
        }
        var read = reader.getDefaultReadParam();
        int every = (int) Math.max(1, Math.max(width, height) / (2L * LONGEST_SIDE));
        read.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, read);
    }

    private static BufferedImage drawn(BufferedImage pixels, int orientation) {
        boolean lies = orientation >= 5;
        double scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(pixels.getWidth(), pixels.getHeight()));
        int width = Math.max(1, (int) Math.round((lies ? pixels.getHeight() : pixels.getWidth()) * scale));
        int height = Math.max(1, (int) Math.round((lies ? pixels.getWidth() : pixels.getHeight()) * scale));
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        var turn = turned(orientation, width, height);
        turn.scale(scale, scale);
        graphics.drawImage(pixels, turn, null);
        graphics.dispose();
        return upright;
    }

    /** From the stored picture to the upright one, whose size is given. */
    private static AffineTransform turned(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage upright) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(upright, "jpg", out)) {
            throw new IOException("No writer of JPEG");
        }
        return out.toByteArray();
    }

    /** The one thing of a photo's EXIF that is heeded before all of it is dropped: how the telephone was held. */
    private static final class Exif {

        private static final int ORIENTATION = 0x0112;

        static int orientation(byte[] jpeg) {
            try {
                return find(jpeg);
            } catch (IndexOutOfBoundsException e) {
                return 1;
            }
        }

        private static int find(byte[] jpeg) {
            int at = 2;
            while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
                int marker = jpeg[at + 1] & 0xff;
                int length = two(jpeg, at + 2, true);
                if (marker == 0xe1 && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x') {
                    return inTiff(jpeg, at + 10);
                }
                if (marker == 0xda || length < 2) {
                    break;
                }
                at += 2 + length;
            }
            return 1;
        }

        private static int inTiff(byte[] bytes, int tiff) {
            boolean big = bytes[tiff] == 'M';
            int directory = tiff + four(bytes, tiff + 4, big);
            int entries = two(bytes, directory, big);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if (two(bytes, entry, big) == ORIENTATION) {
                    int value = two(bytes, entry + 8, big);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        }

        private static int two(byte[] bytes, int at, boolean big) {
            int first = bytes[at] & 0xff;
            int second = bytes[at + 1] & 0xff;
            return big ? first << 8 | second : second << 8 | first;
        }

        private static int four(byte[] bytes, int at, boolean big) {
            return big
                    ? two(bytes, at, true) << 16 | two(bytes, at + 2, true)
                    : two(bytes, at + 2, false) << 16 | two(bytes, at, false);
        }
    }
}
