package org.kaoqian.handbook;

import java.util.ArrayList;
import java.util.Optional;
import org.kaoqian.organisation.Region;

/** Whose handbook: of one industry, of one street or town, of both, or the whole. */
record Selection(Optional<Arrangement.Industry> industry, Optional<Region> street) {

    static final Selection WHOLE = new Selection(Optional.empty(), Optional.empty());

    boolean isWhole() {
        return industry.isEmpty() && street.isEmpty();
    }

    /** Its part of an address: {@code ?industry=restaurant&street=510199001000}; empty for the whole. */
    String query() {
        var parameters = new ArrayList<String>();
        industry.ifPresent(each -> parameters.add("industry=" + each.code()));
        street.ifPresent(each -> parameters.add("street=" + each.code().code()));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /** The address of an item that keeps the street. */
    String item(String code) {
        return "/handbook/items/" + code
                + street.map(each -> "?street=" + each.code().code()).orElse("");
    }
}
