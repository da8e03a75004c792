package org.kaoqian.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number of the mainland, in one spelling: a mobile as 11 digits, a landline as area code, hyphen, number
 * (028-86661234). Personal data: it prints itself masked; {@link #number()} is for dialling, sending and storing.
 */
public record PhoneNumber(String number) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0(?:10|2\\d|[3-9]\\d{2})-\\d{7,8}");
    private static final Pattern PUNCTUATION = Pattern.compile("[-‐-―－().·/_]");
    private static final Pattern COUNTRY = Pattern.compile("(?:\\+|00)86|86(?=1[3-9]\\d{9}$)");

    public PhoneNumber {
        if (!MOBILE.matcher(number).matches() && !LANDLINE.matcher(number).matches()) {
            throw new IllegalArgumentException("No telephone number in its one spelling");
        }
    }

    /** Reads what a person typed: full-width digits, spaces, hyphens, brackets and +86 are mended. */
    public static Reading<PhoneNumber> read(String text) {
        var plain = PUNCTUATION.matcher(Typed.plain(text)).replaceAll("");
        var country = COUNTRY.matcher(plain);
        var fromAbroad = country.lookingAt();
        var digits = fromAbroad ? plain.substring(country.end()) : plain;
        if (MOBILE.matcher(digits).matches()) {
            return Reading.good(new PhoneNumber(digits));
        }
        var landline = landline(fromAbroad && !digits.startsWith("0") ? "0" + digits : digits);
        return landline != null ? Reading.good(new PhoneNumber(landline)) : new Reading.Bad<>(fault(digits));
    }

    /** Whether a text message can reach it. */
    public boolean isMobile() {
        return number.charAt(0) == '1';
    }

    /** The form to show: 138****5678, 028-****1234. */
    public String masked() {
        var shown = isMobile() ? 3 : number.indexOf('-') + 1;
        return number.substring(0, shown) + "****" + number.substring(number.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static @Nullable String landline(String digits) {
        if (!digits.startsWith("0") || digits.length() < 10) {
            return null;
        }
        var area = digits.charAt(1) <= '2' ? 3 : 4;
        var spelled = digits.substring(0, area) + "-" + digits.substring(area);
        return LANDLINE.matcher(spelled).matches() ? spelled : null;
    }

    private static Sentence fault(String digits) {
        if (digits.isEmpty()) {
            return Sentence.of(
                    "没有填电话号码；请填11位手机号。", "The telephone number is empty: enter a mobile number of 11 digits.");
        }
        if (!Typed.isDigits(digits)) {
            return Sentence.of(
                    "电话号码里有数字以外的字符；请只填一个号码，分机号写到备注。",
                    "This telephone number has more than digits: enter one number only, without an extension.");
        }
        if (digits.length() == 13 && digits.charAt(0) == '1') {
            return Sentence.of(
                    "这是13位的物联网号码，收不到提醒；请填11位手机号。",
                    "This is a machine's number of 13 digits that nobody reads: enter a mobile number of 11 digits.");
        }
        if (digits.length() == 7 || digits.length() == 8) {
            return Sentence.of(
                    "座机号码缺少区号；请在前面加上区号，如028。", "This landline has no area code: put it in front, such as 028.");
        }
        if (digits.charAt(0) == '1') {
            return digits.length() == 11
                    ? Sentence.of(
                            "没有以“%s”开头的手机号段；请核对前三位。".formatted(digits.substring(0, 3)),
                            "No mobile numbers begin with %s: check the first three digits."
                                    .formatted(digits.substring(0, 3)))
                    : Sentence.of(
                            "手机号应为11位，填了%d位；请核对。".formatted(digits.length()),
                            "A mobile number has 11 digits, this has %d: check it.".formatted(digits.length()));
        }
        return Sentence.of(
                "这不是手机号，也不是带区号的座机号；请填11位手机号，或如028-86661234的座机号。",
                "This is neither a mobile number nor a landline with its area code: enter 11 digits, or a landline such as 028-86661234.");
    }
}
