package org.kaoqian.knowledge;

/** The district said something else, or nothing more: every answer that shows it reads otherwise from now on. */
public record DistrictSettingChanged(DistrictSetting setting) {}
