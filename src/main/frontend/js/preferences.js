// Theme, type size and contrast change at once and are kept in a cookie, from which the server renders the next page.
// Without script the same links go to /preferences; the language always does, for the server speaks it.
const root = document.documentElement;
const apply = {
  theme: (value) => { root.dataset.choice = value; document.dispatchEvent(new Event('kq:theme')); },
  type: (value) => { root.dataset.type = value; },
  contrast: (value) => { root.dataset.contrast = value; root.dataset.chosenContrast = ''; },
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-preference]');
  if (!link || !(link.dataset.preference in apply) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const { preference, value } = link.dataset;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${preference}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  apply[preference](value);
  for (const other of document.querySelectorAll(`a[data-preference="${preference}"]`)) {
    if (other.dataset.value === value) other.setAttribute('aria-current', 'true'); else other.removeAttribute('aria-current');
  }
});
