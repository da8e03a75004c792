// Lists of cases: a key presses the button of the focused row that bears it (data-key); forms that open in a list close
// by their button (data-dismiss) or Escape; parts of a form show only when they matter (data-when="field=VALUE").
import { typing } from './keys.js';

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const form = event.target.closest?.('tr.kq-inline');
    if (form) dismiss(form);
    return;
  }
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest?.('tr[data-href]');
  const button = row && [...row.querySelectorAll('[data-key]')].find((each) => each.dataset.key === event.key);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function dismiss(form) {
  const row = form.previousElementSibling;
  form.remove();
  row?.focus();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-dismiss]');
  const form = button && document.querySelector(button.dataset.dismiss);
  if (form) dismiss(form);
});

// One open form a row: asking for it again goes to the one that is there.
document.addEventListener('htmx:beforeRequest', (event) => {
  const row = event.detail.elt.closest('tr[id]');
  const open = event.detail.requestConfig.verb === 'get' && row && document.getElementById(`${row.id}-form`);
  if (!open) return;
  event.preventDefault();
  open.querySelector('input:not([type="hidden"])')?.focus();
});

// After a form in a list is done, its row has the focus again; after "show more", the first new row.
document.addEventListener('htmx:load', (event) => {
  const part = event.detail.elt;
  if (part.matches('tr.kq-inline')) part.querySelector('[autofocus]')?.focus();
  if (!part.matches('tr[data-href]')) return;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    part.tabIndex = 0;
    part.focus();
  });
});

function showWhatMatters() {
  for (const part of document.querySelectorAll('[data-when]')) {
    const [name, value] = part.dataset.when.split('=');
    part.hidden = part.closest('form').elements[name]?.value !== value;
  }
}
document.addEventListener('change', showWhatMatters);
showWhatMatters();
