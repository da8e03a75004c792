package org.kaoqian.frame;

import org.kaoqian.access.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The living style guide: every part of the design language on one page, for whoever builds pages. */
@Controller
final class StyleGuide {

    @Requires({})
    @GetMapping("/style-guide")
    String show() {
        return "frame/styleguide";
    }
}
