// Sends what waits: pictures first, then the result that names them. Each carries a key of its own, so that sending it again
// after a broken connection changes nothing. What the server refuses stays here until the officer decides.
import { db, drop, picturesOf, take, waiting } from './store.js';

/** How it stands: idle, busy, offline, or signed out. */
export const status = { now: 'idle' };
const listeners = [];
export const onChange = (listener) => listeners.push(listener);
export const changed = () => listeners.forEach((listener) => listener());

class SignedOut extends Error {}
class Unreachable extends Error {}

// The header makes the server answer 401 instead of leading to its sign-in page.
async function call(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { credentials: 'same-origin', ...options, headers: { 'HX-Request': 'true', ...options.headers } });
  } catch {
    throw new Unreachable();
  }
  if (answer.status === 401 || answer.redirected) throw new SignedOut();
  if (answer.status >= 500) throw new Unreachable();
  return answer;
}

async function read() {
  const answer = await call('/rounds/data');
  if (!answer.ok) throw new SignedOut();
  const data = await answer.json();
  await take(data.round);
  return data;
}

async function sendPictures(item, headers) {
  for (const picture of await picturesOf(item.request)) {
    if (picture.sent) continue;
    const form = new FormData();
    form.append('id', picture.id);
    form.append('case', item.case);
    form.append('file', picture.blob, 'picture.jpg');
    const answer = await call('/rounds/photos', { method: 'POST', headers, body: form });
    if (!answer.ok) return answer;
    await db.photos.update(picture.id, { sent: true });
  }
  return null;
}

const problemOf = async (answer) => answer.json().catch(() => ({}));

async function send(item, headers) {
  const refused = await sendPictures(item, headers);
  const pictures = await picturesOf(item.request);
  const answer = refused ?? await call('/rounds/results', {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      request: item.request, case: item.case, version: item.version, outcome: item.outcome, fields: item.fields,
      note: item.note, at: item.at, photos: pictures.map((picture) => picture.id), asNote: item.asNote === true,
    }),
  });
  if (answer.ok) { await drop(item.request); return; }
  const problem = await problemOf(answer);
  if (problem.missing?.length) {
    await db.photos.where('id').anyOf(problem.missing).modify({ sent: false });
  } else {
    await db.queue.update(item.request, { state: answer.status === 409 ? 'conflict' : 'refused', problem });
  }
}

let running = null;

async function run() {
  status.now = 'busy';
  changed();
  try {
    const data = await read();
    const headers = data.csrfHeader ? { [data.csrfHeader]: data.csrf } : {};
    const mine = (await waiting()).filter((item) => item.state === 'waiting' && item.officer === data.round.officer);
    for (const item of mine) {
      await send(item, headers);
      changed();
    }
    if (mine.length) await read();
    status.now = 'idle';
  } catch (error) {
    if (error instanceof SignedOut) status.now = 'signed-out';
    else if (error instanceof Unreachable) status.now = 'offline';
    else { status.now = 'idle'; throw error; }
  } finally {
    changed();
  }
}

/** One at a time; asked for again while it runs, it runs once more. Over tabs, too, where the browser can tell. */
export function sync() {
  const once = () => (navigator.locks ? navigator.locks.request('kaoqian-rounds', run) : run());
  running = (running ?? Promise.resolve()).then(once, once);
  return running;
}

export function watch() {
  addEventListener('online', () => sync());
  addEventListener('offline', () => { status.now = 'offline'; changed(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync(); });
  setInterval(async () => { if (!document.hidden && (await waiting()).some((item) => item.state === 'waiting')) sync(); }, 60_000);
}
