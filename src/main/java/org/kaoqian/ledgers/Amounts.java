package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums of money and points on the map, as people write them. */
final class Amounts {

    private static final int DECIMALS = 2;
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(16);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private static final Pattern BETWEEN = Pattern.compile("[,;\\s，；、]+");
    private static final int POINT_DECIMALS = 7;
    // China with its seas, generously.
    private static final double WEST = 73;
    private static final double EAST = 136;
    private static final double SOUTH = 3;
    private static final double NORTH = 54;

    private Amounts() {}

    /** An amount in yuan: {@code 1,234.5}, {@code ￥1200} and {@code 12.5万元} are understood. */
    static Value money(Field field, String typed) {
        var text = Plain.compact(typed);
        if (text == null) {
            return Value.BLANK;
        }
        var bare = text.replace("，", ",").replaceFirst("^[¥￥]", "").replaceFirst("元$", "");
        var unit = BigDecimal.ONE;
        if (bare.endsWith("万") || bare.endsWith("亿")) {
            unit = bare.endsWith("万") ? TEN_THOUSAND : HUNDRED_MILLION;
            bare = bare.substring(0, bare.length() - 1);
        }
        var number = bare.contains(",") && !GROUPED.matcher(bare).matches() ? null : number(bare);
        if (number == null) {
            return Value.wrong(
                    "“%s”不是金额；请填数字，如 1200.50、1,200.50 或 12.5万。".formatted(Dates.shortened(typed)),
                    "'%s' is no amount: enter a number such as 1200.50, 1,200.50 or 12.5万."
                            .formatted(Dates.shortened(typed)));
        }
        var yuan = number.multiply(unit).stripTrailingZeros();
        if (yuan.scale() > DECIMALS || yuan.abs().compareTo(TOO_MUCH) >= 0) {
            return Value.wrong(
                    "“%s”（%s）应是最多两位小数的金额；请核对。".formatted(field.label().zh(), Dates.shortened(typed)),
                    "'%s' (%s) takes an amount with two decimals at most: check it."
                            .formatted(field.label().en(), Dates.shortened(typed)));
        }
        return new Value.Kept(yuan.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString());
    }

    /** Longitude and latitude, in this order, in degrees of CGCS2000; shifted map coordinates cannot be told from true ones. */
    static Value point(String typed) {
        var parts = BETWEEN.split(typed.strip().replaceAll("[()（）]", ""));
        var lon = parts.length == 2 ? number(parts[0]) : null;
        var lat = parts.length == 2 ? number(parts[1]) : null;
        if (lon == null || lat == null) {
            return Value.wrong(
                    "“%s”不是坐标；请写“经度,纬度”，如 104.065735,30.659462。".formatted(Dates.shortened(typed)),
                    "'%s' is no point: write longitude and latitude, such as 104.065735,30.659462."
                            .formatted(Dates.shortened(typed)));
        }
        if (!isInChina(lon, lat)) {
            return isInChina(lat, lon)
                    ? Value.wrong(
                            "“%s”像是把经度和纬度写反了；请写“经度,纬度”。".formatted(Dates.shortened(typed)),
                            "'%s' looks swapped: the longitude comes first.".formatted(Dates.shortened(typed)))
                    : Value.wrong(
                            "“%s”不在中国境内；请核对经度（73至136）和纬度（3至54）。".formatted(Dates.shortened(typed)),
                            "'%s' does not lie in China: check longitude (73 to 136) and latitude (3 to 54)."
                                    .formatted(Dates.shortened(typed)));
        }
        return new Value.Kept(degrees(lon) + "," + degrees(lat));
    }

    private static boolean isInChina(BigDecimal lon, BigDecimal lat) {
        return lon.doubleValue() >= WEST
                && lon.doubleValue() <= EAST
                && lat.doubleValue() >= SOUTH
                && lat.doubleValue() <= NORTH;
    }

    private static String degrees(BigDecimal degrees) {
        return degrees.setScale(POINT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static @Nullable BigDecimal number(String text) {
        return Numerals.parse(text.replace(",", ""));
    }
}
