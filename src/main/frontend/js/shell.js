// The drawer of the phone, and menus that close when one looks elsewhere.
const button = document.querySelector('.kq-drawer-button');
const rail = document.getElementById('kq-rail');

function drawer(open) {
  document.body.classList.toggle('kq-drawer-open', open);
  button?.setAttribute('aria-expanded', String(open));
  if (open) rail?.querySelector('a')?.focus();
}

button?.addEventListener('click', () => drawer(button.getAttribute('aria-expanded') !== 'true'));
document.addEventListener('click', (event) => {
  if (document.body.classList.contains('kq-drawer-open') && !event.target.closest('#kq-rail, .kq-drawer-button')) drawer(false);
  for (const menu of document.querySelectorAll('details.kq-menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  if (event.target.closest('[data-print]')) print();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (document.body.classList.contains('kq-drawer-open')) { drawer(false); button?.focus(); }
  for (const menu of document.querySelectorAll('details.kq-menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
});
