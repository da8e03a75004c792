// Rows of a list (data-rows) by arrow keys, Home, End and Enter; a click anywhere in a row with data-href opens it.
const rowsOf = (list) => [...list.querySelectorAll('tr[data-href]')];
const interactive = 'a, button, input, select, textarea, label, summary';

function prepare() {
  for (const list of document.querySelectorAll('[data-rows]')) {
    const rows = rowsOf(list);
    if (!rows.some((row) => row.tabIndex === 0)) rows.forEach((row, index) => { row.tabIndex = index === 0 ? 0 : -1; });
  }
}

function go(row, event) {
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, '_blank', 'noopener');
  else location.href = row.dataset.href;
}

document.addEventListener('keydown', (event) => {
  const row = event.target.closest?.('[data-rows] tr[data-href]');
  if (!row || row !== event.target) return;
  const rows = rowsOf(row.closest('[data-rows]'));
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined && rows[to]) {
    event.preventDefault();
    row.tabIndex = -1;
    rows[to].tabIndex = 0;
    rows[to].focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    go(row, event);
  }
});
document.addEventListener('click', (event) => {
  const row = event.target.closest('[data-rows] tr[data-href]');
  if (row && !event.target.closest(interactive) && !String(getSelection())) go(row, event);
});
document.addEventListener('htmx:afterSettle', prepare);
prepare();
