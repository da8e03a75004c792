package org.kaoqian.handbook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about the handbook.
 *
 * @param keepEditions whether what it says is kept in the background, so that changes can be told later
 */
@ConfigurationProperties("kaoqian.handbook")
record HandbookSettings(@DefaultValue("true") boolean keepEditions) {}
