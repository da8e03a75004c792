/**
 * Speech (语音): what somebody says becomes text, by a model on this machine or by a service that the district runs (S2.8).
 *
 * <p>{@link org.kaoqian.speech.Speech} hears; who does the hearing is configured: a Vosk model's folder, an OpenAI-compatible
 * transcription address, or nobody. What is broken about it is said in words and never keeps the program from starting.
 * Nothing that is heard is kept.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access", "frame"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.speech;
