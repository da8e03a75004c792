// Speaking instead of typing: recorded here as 16 kHz mono WAV and recognised by the server; where the server has nobody who
// hears, the browser's own recogniser, where there is one. What was heard stands in the field and is sent by whoever spoke.
import { t } from './words.js';

const RATE = 16000;
const LONGEST = 60;
const Own = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/** Averages down to 16 kHz and writes a WAV file. */
export function wav(pieces, rate) {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const all = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) { all.set(piece, at); at += piece.length; }
  const step = rate / RATE;
  const count = Math.floor(length / step);
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  const text = (where, letters) => [...letters].forEach((letter, n) => view.setUint8(where + n, letter.charCodeAt(0)));
  text(0, 'RIFF'); view.setUint32(4, 36 + count * 2, true); text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true); view.setUint32(28, RATE * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  text(36, 'data'); view.setUint32(40, count * 2, true);
  for (let n = 0; n < count; n++) {
    const from = Math.floor(n * step);
    const to = Math.max(from + 1, Math.min(Math.floor((n + 1) * step), length));
    let sum = 0;
    for (let k = from; k < to; k++) sum += all[k];
    const value = Math.max(-1, Math.min(1, sum / (to - from)));
    view.setInt16(44 + n * 2, value < 0 ? value * 0x8000 : value * 0x7fff, true);
  }
  return new Blob([view], { type: 'audio/wav' });
}

async function record(worklet) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
  const context = new AudioContext();
  const pieces = [];
  const source = context.createMediaStreamSource(stream);
  await context.audioWorklet.addModule(worklet);
  const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
  node.port.onmessage = (event) => pieces.push(event.data);
  source.connect(node);
  return async () => {
    source.disconnect();
    stream.getTracks().forEach((track) => track.stop());
    const rate = context.sampleRate;
    await context.close();
    return wav(pieces, rate);
  };
}

export function speaker(form, field, says, changed) {
  const button = form.querySelector('[data-mic]');
  const records = Boolean(navigator.mediaDevices?.getUserMedia && window.AudioWorkletNode);
  let server = 'speechReady' in form.dataset;
  let stop = null;
  let clock = 0;
  if (!button) return;
  button.hidden = false;

  const say = (zh, en) => { says.textContent = zh ? t(zh, en) : ''; };
  const listening = (on) => {
    button.setAttribute('aria-pressed', String(on));
    button.setAttribute('aria-label', on ? t('说完了', 'Done speaking') : t('说话提问', 'Ask by voice'));
    clearInterval(clock);
    if (!on) return;
    const began = Date.now();
    const tell = () => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      const by = server && records ? ['', ''] : ['；由浏览器识别', '; your browser recognises it'];
      say(`正在听，说完再按一次（${seconds}秒${by[0]}）`, `Listening, press again when you are done (${seconds} s${by[1]})`);
      if (seconds >= LONGEST) stop?.();
    };
    tell();
    clock = setInterval(tell, 500);
  };
  const heard = (text) => {
    const words = text.trim();
    if (!words) { say('没有听到什么，请再说一次。', 'Nothing was heard: say it again.'); return; }
    field.value = field.value.trim() ? `${field.value.trim()} ${words}` : words;
    changed();
    field.focus();
    say('听到的写在上面，核对后按“问”。', 'This is what was heard: check it, then ask.');
  };

  const toServer = async () => {
    let finish;
    try { finish = await record(form.dataset.worklet); } catch (fault) { refused(fault); return; }
    listening(true);
    stop = async () => {
      stop = null;
      listening(false);
      say('正在识别……', 'Recognising…');
      button.disabled = true;
      try {
        const answer = await fetch(form.dataset.speech, { method: 'POST', headers: { 'Content-Type': 'audio/wav' }, body: await finish() });
        const body = await answer.json();
        if (answer.ok) heard(body.text);
        else if (answer.status === 503 && Own) { server = false; say('改用浏览器的语音，请再按一次说话。', 'Using the browser’s own now: press again and speak.'); }
        else say(body.detail_zh ?? body.detail, body.detail);
      } catch {
        say('连不上服务器；请打字，或稍后再说。', 'The server cannot be reached: type, or try again later.');
      } finally { button.disabled = false; }
    };
  };
  const toBrowser = () => {
    const own = new Own();
    own.lang = 'zh-CN';
    own.interimResults = false;
    own.onresult = (event) => heard([...event.results].map((result) => result[0].transcript).join(''));
    own.onerror = (event) => (event.error === 'not-allowed' ? refused({ name: 'NotAllowedError' })
      : say('浏览器没有听清，请再说一次，或者打字。', 'The browser did not hear that: say it again, or type.'));
    own.onend = () => { stop = null; listening(false); };
    stop = () => own.stop();
    own.start();
    listening(true);
  };
  const refused = (fault) => (fault.name === 'NotAllowedError'
    ? say('没有允许使用麦克风；请在浏览器里允许，或者打字。', 'The microphone is not allowed: allow it in the browser, or type.')
    : fault.name === 'NotFoundError'
      ? say('这台设备没有麦克风，请打字。', 'This device has no microphone: please type.')
      : say('麦克风用不了，请打字。', 'The microphone cannot be used: please type.'));

  button.addEventListener('click', () => {
    if (stop) { stop(); return; }
    if (server && records) toServer();
    else if (Own) toBrowser();
    else if (!window.isSecureContext) say('这个网址不是 https，浏览器不让用麦克风；请打字，或用输入法的语音。', 'Without https the browser does not allow the microphone: type, or use your keyboard’s.');
    else say('本机没有配置语音识别，这个浏览器也没有；请打字，或用输入法的语音。', 'No speech recognition is configured here and this browser has none: type, or use your keyboard’s.');
  });
}
