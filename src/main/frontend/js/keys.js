// '/' goes to the search of the page. Never while typing.
export const typing = (target) => target instanceof Element && target.matches('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const search = document.querySelector('[data-search]');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
