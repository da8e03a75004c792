package org.kaoqian.organisation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The district that an empty installation is to begin with, as its operator set it. */
@Component
record NewDistrict(
        @Value("${kaoqian.district.code:}") String code,
        @Value("${kaoqian.district.name:}") String name,
        @Value("${kaoqian.administrator.password:}") String password) {

    /** Without the password, so that no log ever holds it. */
    @Override
    public String toString() {
        return code + " " + name;
    }
}
