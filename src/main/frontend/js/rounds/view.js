// The pages of a round: the list with the next house on top, one house with its form, the queue. Which one is in the address.
import { make, t } from '../words.js';
import { house } from './house.js';
import { alert, button, clock, icon, pill, say } from './parts.js';
import { queue } from './queue.js';
import { about, list, waiting } from './store.js';
import { onChange, status, sync } from './sync.js';

const place = document.getElementById('kq-round');

// Where nobody is known any more, whatever waits is shown.
const own = (round, items) => items.filter((item) => !round || item.officer === round.officer);

function bar(round, items) {
  const open = own(round, items);
  const words = {
    busy: t('正在同步……', 'Syncing…'), offline: navigator.onLine ? t('连不上服务器', 'No server') : t('没有网络', 'No network'),
    'signed-out': t('需要登录', 'Sign in'), idle: t('已连接', 'Connected'),
  };
  const tone = { busy: 'info', offline: 'warning', 'signed-out': 'danger', idle: 'good' }[status.now];
  const box = make('div', { className: 'kq-round-bar' },
    pill(tone, words[status.now]),
    make('a', { href: '#queue', className: 'kq-round-queue' }, icon('cloud-upload'),
      make('span', { id: 'kq-unsynced' }, t(`未同步 ${open.length}`, `Not synced ${open.length}`))),
    button(t('同步', 'Sync'), 'refresh', '', () => sync()));
  if (round) box.append(make('span', { className: 'kq-sub' }, t(`名单读于 ${clock(round.asOf)}`, `List read ${clock(round.asOf)}`)));
  return box;
}

function notices(round, items) {
  const all = [];
  const mine = own(round, items);
  const others = items.filter((item) => !mine.includes(item));
  if (status.now === 'signed-out') {
    all.push(alert('danger', t('登录已过期，请重新登录。', 'Your session has ended: please sign in again.'),
      make('p', {}, t(`${items.length} 条结果还在手机上，登录后自动同步，不会丢。`, `${items.length} results are still on this phone; they are sent after you sign in, and nothing is lost.`)),
      make('div', { className: 'kq-actions' }, make('a', { href: '/rounds', className: 'btn btn-primary kq-tall' }, t('登录', 'Sign in')))));
  }
  const stuck = mine.filter((item) => item.state !== 'waiting');
  if (stuck.length && location.hash !== '#queue') {
    all.push(alert('warning', t(`${stuck.length} 条结果要您决定`, `${stuck.length} results need your decision`),
      make('div', { className: 'kq-actions' }, make('a', { href: '#queue', className: 'btn kq-tall' }, t('去看看', 'Look at them')))));
  }
  if (others.length && round) {
    all.push(alert('info', t(`手机上还有${others[0].officerName ?? others[0].officer}的 ${others.length} 条结果，由本人登录后同步。`,
      `${others.length} results of ${others[0].officerName ?? others[0].officer} are on this phone; they are sent when that person signs in.`)));
  }
  return all;
}

function card(one, number, recorded, next) {
  const state = recorded && pill(recorded.state === 'waiting' ? 'info' : 'warning',
    recorded.state === 'waiting' ? t('已登记，未同步', 'Recorded, not synced') : t('要您决定', 'Needs you'));
  return make('a', { href: recorded ? '#queue' : `#case-${one.case}`, className: `kq-house${next ? ' kq-house-next' : ''}${recorded ? ' kq-house-done' : ''}` },
    make('span', { className: 'kq-house-number' }, String(number)),
    make('span', { className: 'kq-house-body' },
      next ? make('span', { className: 'kq-house-flag' }, t('下一户', 'Next')) : '',
      make('strong', {}, one.name),
      make('span', {}, one.address || t('没有登记地址', 'No address known')),
      make('span', { className: 'kq-sub' }, `${one.regionName} · ${say(one.kind)}${one.deadline ? t(` · 期限 ${one.deadline}`, ` · due ${one.deadline}`) : ''}`)),
    state || icon('chevron-right'));
}

function listing(round, cases, items) {
  if (!round) {
    return status.now === 'busy'
      ? make('p', { className: 'kq-quiet' }, t('正在读取名单……', 'Reading the list…'))
      : alert('warning', t('手机里还没有名单。请在有网络时打开本页一次。', 'There is no list on this phone yet: open this page once with a network.'));
  }
  const recorded = new Map(items.filter((item) => item.officer === round.officer).map((item) => [item.case, item]));
  const numbered = cases.map((one, at) => [one, at + 1]);
  const open = numbered.filter(([one]) => !recorded.has(one.case));
  const done = numbered.filter(([one]) => recorded.has(one.case));
  if (!cases.length) {
    return make('section', { className: 'card' }, make('div', { className: 'kq-empty' }, icon('circle-check'),
      make('h2', {}, t('没有要走访的', 'Nobody to call at')), make('p', {}, t('派给您的走访会列在这里。', 'Visits that fall to you are listed here.'))));
  }
  return make('div', { className: 'kq-houses' },
    make('p', { className: 'kq-quiet' }, t(`还有 ${open.length} 户，已登记 ${done.length} 户`, `${open.length} to go, ${done.length} recorded`)),
    ...open.map(([one, number], at) => card(one, number, null, at === 0)),
    ...done.map(([one, number]) => card(one, number, recorded.get(one.case), false)),
    make('a', { href: '/rounds/print', className: 'btn kq-back' }, icon('printer'), t('纸质名单', 'On paper')));
}

let shown = '';

/** A form that is being filled in is left alone when only the queue has changed. */
async function draw(force) {
  const [round, cases, items] = await Promise.all([about(), list(), waiting()]);
  const number = Number(/^#case-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const one = cases.find((each) => each.case === number);
  const mine = own(round, items);
  const head = [bar(round, items), ...notices(round, items)];
  if (number && !force && shown === location.hash) {
    place.querySelector('.kq-round-bar')?.replaceWith(head[0]);
    return;
  }
  if (one) place.replaceChildren(...head, house(round, one, mine.find((item) => item.case === number)));
  else if (location.hash === '#queue') place.replaceChildren(...head, queue(mine));
  else place.replaceChildren(...head, listing(round, cases, items));
  if (shown !== location.hash) scrollTo(0, 0);
  shown = location.hash;
}

export async function begin() {
  onChange(() => draw(false));
  addEventListener('hashchange', () => draw(true));
  await draw(true);
}
