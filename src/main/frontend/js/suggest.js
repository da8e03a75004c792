// Records to choose from while a reference is typed: <input list="…" data-suggest="/ledgers/…/suggest">.
import { make } from './words.js';

const waiting = new WeakMap();

async function offer(input) {
  const text = input.value.trim();
  if (!text) return;
  const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok || input.value.trim() !== text) return;
  const { items } = await answer.json();
  input.list.replaceChildren(...items.map((item) => make('option', { value: item.key }, item.title)));
}

document.addEventListener('input', ({ target }) => {
  if (!target.dataset?.suggest) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(() => offer(target), 200));
});
