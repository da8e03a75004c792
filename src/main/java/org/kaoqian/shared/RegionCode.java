package org.kaoqian.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statistical region code (统计用区划代码) of 12 digits: 6 for the district, 3 for the street or town, 3 for the
 * community or village. Shorter codes of 6 or 9 digits are filled up with zeros.
 */
public record RegionCode(String code) implements Comparable<RegionCode> {

    /** How deep in the tree a region stands. */
    public enum Level {
        DISTRICT(6),
        STREET(9),
        COMMUNITY(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        /** The number of leading digits that regions of this level share with everything inside them. */
        public int digits() {
            return digits;
        }
    }

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[1-9]\\d{11}");

    public RegionCode {
        if (!TWELVE_DIGITS.matcher(code).matches()) {
            throw new IllegalArgumentException("A region code has 12 digits: " + code);
        }
    }

    /** Reads 6, 9 or 12 digits; anything else is no region code. */
    public static Optional<RegionCode> parse(String text) {
        var digits = text.strip();
        if (!digits.matches("[1-9]\\d{5}(\\d{3}){0,2}")) {
            return Optional.empty();
        }
        return Optional.of(new RegionCode(digits + "0".repeat(12 - digits.length())));
    }

    public static RegionCode of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("No region code: " + text));
    }

    public Level level() {
        if (code.endsWith("000000")) {
            return Level.DISTRICT;
        }
        return code.endsWith("000") ? Level.STREET : Level.COMMUNITY;
    }

    /** The 6 digits of the district, with which the key of every large table begins. */
    public String district() {
        return code.substring(0, 6);
    }

    /** The digits that every region inside this one begins with. */
    public String prefix() {
        return code.substring(0, level().digits());
    }

    public boolean contains(RegionCode other) {
        return other.code.startsWith(prefix());
    }

    /** The next larger region; a district has none. */
    public Optional<RegionCode> parent() {
        return switch (level()) {
            case COMMUNITY -> Optional.of(RegionCode.of(code.substring(0, 9)));
            case STREET -> Optional.of(RegionCode.of(code.substring(0, 6)));
            case DISTRICT -> Optional.empty();
        };
    }

    @Override
    public int compareTo(RegionCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
