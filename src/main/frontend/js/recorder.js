// Runs beside the page while it records: hands on what the microphone gives, sample by sample.
class Recorder extends AudioWorkletProcessor {
  process(inputs) {
    const channel = inputs[0]?.[0];
    if (channel) this.port.postMessage(channel.slice());
    return true;
  }
}
registerProcessor('recorder', Recorder);
