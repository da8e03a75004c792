package org.kaoqian.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Role;

/** How the organisation workbook calls its sheets, columns, kinds and roles. */
final class WorkbookSheets {

    static final String REGIONS = "区划";
    static final String PEOPLE = "人员";

    static final List<String> REGION_COLUMNS = List.of("区划代码", "名称", "类型", "上级");
    static final List<String> PEOPLE_COLUMNS = List.of("账号", "姓名", "电话", "岗位", "所在区划代码", "职责", "角色", "排序");

    private WorkbookSheets() {}

    static String kind(Region.Kind kind) {
        return switch (kind) {
            case DISTRICT -> "区";
            case ZONE -> "功能区";
            case STREET -> "街道";
            case TOWN -> "镇";
            case COMMUNITY -> "社区";
            case VILLAGE -> "村";
        };
    }

    /** The kind of that word, in Chinese or as the API writes it. */
    static Optional<Region.Kind> kind(String word) {
        return Arrays.stream(Region.Kind.values())
                .filter(kind -> kind(kind).equals(word) || kind.name().equalsIgnoreCase(word))
                .findFirst();
    }

    static Optional<Role> role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.title().zh().equals(word) || role.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** How near to the people a kind stands; a parent stands further off. */
    static int depth(Region.Kind kind) {
        return switch (kind) {
            case DISTRICT -> 0;
            case ZONE -> 1;
            case STREET, TOWN -> 2;
            case COMMUNITY, VILLAGE -> 3;
        };
    }
}
