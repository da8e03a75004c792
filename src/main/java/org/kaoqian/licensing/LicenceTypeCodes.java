package org.kaoqian.licensing;

import java.util.List;
import java.util.Optional;
import org.kaoqian.ledgers.CodeList;
import org.springframework.stereotype.Component;

/** The catalogue as the code list of the licence ledger's type: template drop-downs and what an import understands. */
@Component
class LicenceTypeCodes implements CodeList {

    private final LicenceTypes types;

    LicenceTypeCodes(LicenceTypes types) {
        this.types = types;
    }

    @Override
    public String name() {
        return "licence-type";
    }

    @Override
    public List<Code> codes() {
        return types.all().stream().map(LicenceTypeCodes::code).toList();
    }

    @Override
    public Optional<Code> find(String text) {
        return types.byNameOrAlias(text).map(LicenceTypeCodes::code);
    }

    private static Code code(LicenceType type) {
        return new Code(type.code(), type.name(), type.names().aliases());
    }
}
