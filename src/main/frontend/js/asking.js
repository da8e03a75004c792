// The page of questions: what was asked is sent with Enter, what is said is recorded. Without this script forms do it all.
import { speaker } from './speaking.js';

const root = document.querySelector('[data-ask]');
const form = document.getElementById('ask-form');
const field = document.getElementById('ask-text');

/** Room for what is written: by attribute, since a style would be kept with the page's history. */
function grow() {
  const lines = field.value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 18), 0);
  field.rows = Math.min(8, Math.max(root.classList.contains('kq-ask-fresh') ? 3 : 1, lines));
}

/** The page is no longer at its beginning once something was asked. */
function begun() {
  root.classList.remove('kq-ask-fresh');
  document.querySelector('.kq-ask-often')?.remove();
  field.placeholder = field.dataset.next;
}

if (form) {
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target?.id !== 'ask-turns') return;
    begun();
    document.getElementById('ask-fault').replaceChildren();
    field.value = '';
    grow();
    const turn = document.querySelector('#ask-turns > li:last-child');
    turn?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    turn?.focus({ preventScroll: true });
  });
  speaker(form, field, document.getElementById('ask-mic-says'), grow);
  if ('askNow' in form.dataset) { delete form.dataset.askNow; setTimeout(() => form.requestSubmit()); }
  if (field.value) grow();
}
document.addEventListener('click', (event) => {
  if (event.target.closest('a[href="#ask-person"]')) document.querySelector('#ask-person details')?.setAttribute('open', '');
});
