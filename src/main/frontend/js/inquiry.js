// An entry's text goes into the officer's answer; what was written before is asked about first.
import { ask } from './ask.js';
import { t } from './words.js';

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-use]');
  const field = button?.closest('[data-inquiry]')?.querySelector('textarea[name=reply]');
  if (!field) return;
  if (field.value.trim() && !(await ask(t('用这条答案换掉已经写的吗？', 'Replace what is written with this answer?')))) return;
  field.value = button.dataset.use;
  field.focus();
});
