// What the server answered to an htmx request when it was not a page: said in a toast, in the reader's language.
import htmx from 'htmx.org';
import { make, t } from './words.js';

window.htmx = htmx;

export function toast(tone, title, detail) {
  const place = document.getElementById('kq-toasts');
  if (!place) return;
  const body = make('div', { className: 'kq-alert-body' }, make('strong', {}, title));
  if (detail) body.append(make('p', {}, detail));
  const close = make('button', { type: 'button', 'aria-label': t('关闭', 'Close') }, '×');
  const box = make('div', { className: `kq-alert kq-tone-${tone}` }, body, close);
  close.addEventListener('click', () => box.remove());
  place.append(box);
  if (tone === 'good' || tone === 'info') setTimeout(() => box.remove(), 6000);
}

function sayProblem(xhr) {
  try {
    const problem = JSON.parse(xhr.responseText);
    toast('danger', t(problem.title_zh ?? problem.title, problem.title), t(problem.detail_zh ?? problem.detail, problem.detail));
  } catch {
    toast('danger', t(`没有成功（${xhr.status}）`, `That did not work (${xhr.status})`), t('请稍后再试。', 'Please try again later.'));
  }
}

document.addEventListener('htmx:responseError', (event) => sayProblem(event.detail.xhr));
// A refused form comes back as HTML with its errors in it: it is shown, not toasted.
document.addEventListener('htmx:beforeSwap', (event) => {
  const html = event.detail.xhr.getResponseHeader('Content-Type')?.startsWith('text/html');
  if (html && [400, 409, 422, 429].includes(event.detail.xhr.status)) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
document.addEventListener('htmx:sendError', () =>
  toast('warning', t('连不上服务器', 'The server cannot be reached'), t('请检查网络后再试；您填写的内容还在页面上。', 'Check the network and try again; what you typed is still on the page.')));
document.addEventListener('htmx:timeout', () =>
  toast('warning', t('服务器没有及时回应', 'The server did not answer in time'), t('请稍后再试。', 'Please try again later.')));
document.addEventListener('htmx:configRequest', (event) => {
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf && event.detail.verb !== 'get') event.detail.headers[csrf.dataset.header] = csrf.content;
});
