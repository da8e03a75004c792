package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The files that come with a record's form: kept, and their numbers put where the fields were typed. */
@Component
class SentFiles {

    private final KeptFiles files;

    SentFiles(KeptFiles files) {
        this.files = files;
    }

    /** What is wrong with files, by field; a field for which none was chosen stays as it is. */
    Map<String, Sentence> keep(Ledger ledger, HttpServletRequest request, Map<String, String> typed)
            throws IOException {
        var faults = new HashMap<String, Sentence>();
        var sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        for (var field : ledger.fields()) {
            if (!field.isStoredFile() || !field.isWritten()) {
                continue;
            }
            typed.remove(field.name());
            var file = sent == null ? null : sent.getFile(field.name());
            if (file != null && !file.isEmpty()) {
                switch (KeptFilesApi.look(file, field.type() == FieldType.PHOTO)) {
                    case FileCheck.Looked.Good good -> typed.put(field.name(), files.keep(ledger, good));
                    case FileCheck.Looked.Refused refused -> faults.put(field.name(), refused.why());
                }
            }
        }
        return faults;
    }
}
