package org.kaoqian.ledgers;

import java.nio.file.Path;
import org.kaoqian.installation.DataFolder;
import org.springframework.stereotype.Component;

/** The folder of uploaded files, each under the number of its import. */
@Component
class Uploads {

    private final DataFolder data;

    Uploads(DataFolder data) {
        this.data = data;
    }

    Path path(ImportId id) {
        return data.folder("uploads").resolve(id.toString());
    }
}
