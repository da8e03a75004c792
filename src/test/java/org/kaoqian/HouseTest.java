package org.kaoqian;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class HouseTest {

    private final ApplicationModules modules = ApplicationModules.of(Kaoqian.class);

    @Test
    void arrows_only_point_down() {
        modules.verify();
    }

    @Test
    void the_map_of_the_house_is_drawn_from_the_code() {
        new Documenter(modules).writeDocumentation();
    }
}
