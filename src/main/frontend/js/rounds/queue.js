// What has not reached the server yet, and what it would not take: conflicts side by side, for the officer to decide.
import { ask } from '../ask.js';
import { make, t } from '../words.js';
import { alert, button, clock, icon, pill, say, shown } from './parts.js';
import { db, drop } from './store.js';
import { changed, sync } from './sync.js';

const rows = (pairs) => make('dl', { className: 'kq-facts' }, ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));

async function away(item) {
  const yes = await ask(t(`${item.name}：您登记的结果将从手机上删除，不能找回。`, `${item.name}: what you recorded will be deleted from this phone for good.`),
    { danger: true, yes: t('删除', 'Delete') });
  if (!yes) return;
  await drop(item.request);
  changed();
  sync();
}

async function again(item, change) {
  await db.queue.update(item.request, { state: 'waiting', problem: null, ...change });
  changed();
  sync();
}

function theirs(item) {
  const { now, changes = [] } = item.problem;
  const outcome = now.outcomes.find((each) => each.outcome === item.outcome);
  const states = { open: t('待办', 'Open'), postponed: t('已推迟', 'Postponed'), closed: t('已办结', 'Closed') };
  return make('section', { className: 'kq-side' }, make('h3', {}, t('现在的', 'Theirs')),
    rows([[t('状态', 'State'), states[now.state]], [t('结果', 'Outcome'), say(now.outcome)],
      ...(outcome?.fields ?? []).map((field) => [say(field.label), shown(field, field.value)])]),
    make('ul', { className: 'kq-changes' }, ...changes.map((each) => make('li', {}, `${clock(each.at)} ${each.actor}：${say(each.what)}`))));
}

function conflict(item) {
  const closed = item.problem.state === 'closed';
  return [
    alert('warning', t(item.problem.detail_zh, item.problem.detail)),
    make('div', { className: 'kq-sides' }, theirs(item),
      make('section', { className: 'kq-side' }, make('h3', {}, t('我的', 'Mine')), rows(item.mine), make('p', { className: 'kq-sub' }, clock(item.at)))),
    make('div', { className: 'kq-actions' },
      closed
        ? button(t('把我的留作备注', 'Keep mine as a note'), 'notes', 'btn-primary kq-tall', () => again(item, { version: item.problem.version, asNote: true }))
        : button(t('仍按我的登记', 'Record mine on top'), 'check', 'btn-primary kq-tall', () => again(item, { version: item.problem.version })),
      button(t('放弃我的', 'Drop mine'), 'trash', 'kq-tall', () => away(item))),
  ];
}

function refused(item) {
  return [
    alert('danger', t(item.problem?.detail_zh ?? '没有被接受。', item.problem?.detail ?? 'It was not taken.')),
    rows(item.mine),
    make('div', { className: 'kq-actions' },
      make('a', { href: `#case-${item.case}`, className: 'btn btn-primary kq-tall' }, icon('edit'), t('修改', 'Change it')),
      button(t('再试一次', 'Try again'), 'refresh', 'kq-tall', () => again(item, {})),
      button(t('放弃', 'Drop it'), 'trash', 'kq-tall', () => away(item))),
  ];
}

function card(item) {
  const states = { waiting: ['info', t('等待同步', 'Waiting')], conflict: ['warning', t('有冲突', 'Conflict')], refused: ['danger', t('未被接受', 'Refused')] };
  const body = item.state === 'conflict' ? conflict(item) : item.state === 'refused' ? refused(item)
    : [rows(item.mine), make('div', { className: 'kq-actions' }, make('a', { href: `#case-${item.case}`, className: 'btn kq-tall' }, icon('edit'), t('修改', 'Change it')))];
  return make('section', { className: 'card kq-queued', 'data-state': item.state },
    make('div', { className: 'kq-queued-head' }, make('h2', {}, item.name), pill(...states[item.state])),
    make('p', { className: 'kq-sub' }, `${item.address ?? ''} · ${clock(item.at)}`), ...body);
}

export function queue(items) {
  const order = { conflict: 0, refused: 1, waiting: 2 };
  const sorted = [...items].sort((one, other) => order[one.state] - order[other.state]);
  return make('div', { className: 'kq-houses' },
    button(t('名单', 'List'), 'arrow-left', 'kq-back', () => { location.hash = '#'; }),
    ...(sorted.length ? sorted.map(card) : [make('section', { className: 'card' }, make('div', { className: 'kq-empty' }, icon('circle-check'),
      make('h2', {}, t('都已同步', 'All is synced')), make('p', {}, t('登记的结果都已到达服务器。', 'Everything you recorded has reached the server.'))))]));
}
