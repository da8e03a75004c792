package org.kaoqian.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The handler serves those signed in who have any of these permissions; with none named, everybody signed in. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission[] value();

    /** Whether it serves those, too, who signed in with a one-time password and have not chosen their own yet. */
    boolean newcomers() default false;
}
