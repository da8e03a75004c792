// Ctrl+K: every entry of the navigation by a few letters of its name.
import { make, t } from './words.js';

let dialog;

function entries() {
  return [...document.querySelectorAll('#kq-nav a[data-group], [data-palette]')].map((link) => ({
    href: link.href, label: link.textContent.trim(), words: `${link.textContent} ${link.dataset.words ?? ''}`.toLowerCase(),
    group: link.dataset.group ?? '', link,
  }));
}

function open() {
  if (dialog?.open) return;
  const all = entries();
  const list = make('ul', { role: 'listbox', id: 'kq-palette-list', 'aria-label': t('功能', 'Pages') });
  const input = make('input', {
    type: 'text', placeholder: t('去哪儿？输入功能名称', 'Where to? Type the name of a page'), autocomplete: 'off', role: 'combobox',
    'aria-label': t('查找功能', 'Find a page'), 'aria-expanded': 'true', 'aria-controls': 'kq-palette-list', 'aria-autocomplete': 'list',
  });
  let chosen = 0;
  let shown = [];
  const show = () => {
    const words = input.value.trim().toLowerCase().split(/\s+/);
    shown = all.filter((entry) => words.every((word) => entry.words.includes(word)));
    chosen = Math.min(chosen, Math.max(shown.length - 1, 0));
    list.replaceChildren(...shown.map((entry, index) => {
      const item = make('li', { role: 'option', id: `kq-palette-${index}`, 'aria-selected': String(index === chosen) },
        ...[...entry.link.querySelectorAll('svg')].map((icon) => icon.cloneNode(true)), entry.label, make('small', {}, entry.group));
      item.addEventListener('click', () => go(index));
      return item;
    }));
    if (shown.length === 0) list.append(make('li', { className: 'kq-none' }, t('没有这样的功能', 'There is no such page')));
    input.setAttribute('aria-activedescendant', shown.length ? `kq-palette-${chosen}` : '');
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const go = (index) => { if (shown[index]) { dialog.close(); location.href = shown[index].href; } };
  input.addEventListener('input', () => { chosen = 0; show(); });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) { event.preventDefault(); chosen = (chosen + step + shown.length) % shown.length; show(); }
    if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); go(chosen); }
  });
  dialog = make('dialog', { className: 'kq-dialog kq-palette', 'aria-label': t('查找功能', 'Find a page') }, input, list);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  show();
  dialog.showModal();
  input.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && document.getElementById('kq-nav')) {
    event.preventDefault();
    open();
  }
});
document.addEventListener('click', (event) => event.target.closest('[data-open-palette]') && open());
