// Runs before the first paint: the theme that the system prefers, unless the person chose one.
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const apply = () => {
  const choice = root.dataset.choice ?? 'auto';
  root.dataset.bsTheme = choice === 'auto' ? (dark.matches ? 'dark' : 'light') : choice;
  if (!('chosenContrast' in root.dataset) && matchMedia('(prefers-contrast: more)').matches) root.dataset.contrast = 'more';
};
root.classList.add('js');
dark.addEventListener('change', apply);
document.addEventListener('kq:theme', apply);
apply();
