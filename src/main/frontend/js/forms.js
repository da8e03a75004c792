// Asking before what cannot be undone (data-confirm), and sending a form once only.
import { ask } from './ask.js';

const answered = new WeakSet();

function askFor(element) {
  return ask(element.dataset.confirm, { yes: element.dataset.confirmYes, danger: 'confirmDanger' in element.dataset, title: element.dataset.confirmTitle });
}

function busy(button, on) {
  if (!button) return;
  button.toggleAttribute('aria-busy', on);
  if (on) button.setAttribute('aria-busy', 'true');
  if (on) button.setAttribute('aria-disabled', 'true'); else button.removeAttribute('aria-disabled');
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.method === 'dialog') return;
  const asking = event.submitter?.dataset.confirm ? event.submitter : form.dataset.confirm ? form : null;
  if (asking && !answered.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await askFor(asking)) {
      answered.add(form);
      form.requestSubmit(event.submitter ?? undefined);
      answered.delete(form);
    }
    return;
  }
  if (form.dataset.sending === 'true') {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const overHtmx = ['hx-post', 'hx-put', 'hx-patch', 'hx-delete', 'hx-get'].some((name) => form.hasAttribute(name));
  if (!overHtmx && form.method === 'post') {
    form.dataset.sending = 'true';
    busy(event.submitter ?? form.querySelector('button[type="submit"], button:not([type])'), true);
  }
}, true);

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-confirm]');
  if (!link || answered.has(link)) return;
  event.preventDefault();
  if (await askFor(link)) { answered.add(link); link.click(); answered.delete(link); }
});

document.addEventListener('htmx:confirm', (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  ask(event.detail.question).then((yes) => yes && event.detail.issueRequest(true));
});
const triggerOf = (event) => event.detail.requestConfig?.triggeringEvent?.submitter ?? event.detail.elt.closest('button');
document.addEventListener('htmx:beforeRequest', (event) => {
  const form = event.detail.elt.closest('form');
  if (event.detail.requestConfig.verb === 'get') return;
  if (form?.dataset.sending === 'true') { event.preventDefault(); return; }
  if (form) form.dataset.sending = 'true';
  busy(triggerOf(event), true);
});
document.addEventListener('htmx:afterRequest', (event) => {
  const form = event.detail.elt.closest('form');
  if (form) delete form.dataset.sending;
  busy(triggerOf(event), false);
});

// Back from the browser's cache: the form may be sent again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  document.querySelectorAll('form[data-sending]').forEach((form) => delete form.dataset.sending);
  document.querySelectorAll('[aria-busy="true"]').forEach((button) => busy(button, false));
});

// The first field that is wrong gets the focus; a select with data-submit applies its filter at once.
document.querySelector('[aria-invalid="true"]')?.focus();
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form?.requestSubmit();
});
