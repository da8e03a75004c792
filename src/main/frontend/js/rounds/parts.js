// The small parts that the pages of a round are made of.
import { make, t } from '../words.js';

export const say = (sentence) => (sentence ? t(sentence.zh, sentence.en) : '');

export function icon(name) {
  const sprite = document.getElementById('kq-round').dataset.icons;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'kq-icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

export const pill = (tone, text) => make('span', { className: `kq-pill kq-tone-${tone}` }, text);

export function button(text, name, look, press) {
  const element = make('button', { type: 'button', className: `btn ${look}` }, icon(name), text);
  element.addEventListener('click', press);
  return element;
}

export function alert(tone, title, ...body) {
  return make('div', { className: `kq-alert kq-tone-${tone}`, role: tone === 'danger' ? 'alert' : 'status' },
    icon(tone === 'good' ? 'circle-check' : 'alert-triangle'),
    make('div', { className: 'kq-alert-body' }, make('strong', {}, title), ...body));
}

/** A short word at the foot of the page that goes away by itself. */
export function whisper(text) {
  const place = document.getElementById('kq-toasts');
  const box = make('div', { className: 'kq-alert kq-tone-good' }, make('div', { className: 'kq-alert-body' }, make('strong', {}, text)));
  place?.append(box);
  setTimeout(() => box.remove(), 4000);
}

export const clock = (moment) => new Date(moment).toLocaleString(document.documentElement.lang, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** How a field's value is read: codes by their labels. */
export function shown(field, value) {
  const choice = field.choices.find((each) => each.code === value);
  return choice ? say(choice.label) : value ?? '';
}
