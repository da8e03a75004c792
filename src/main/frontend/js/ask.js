// A question that waits for a yes.
import { make, t } from './words.js';

/** Asks in a dialog; resolves to true only on a yes. */
export function ask(question, { yes = t('确定', 'Yes, do it'), danger = false, title = t('请确认', 'Please confirm') } = {}) {
  return new Promise((resolve) => {
    const dialog = make('dialog', { className: 'kq-dialog', 'aria-labelledby': 'kq-ask' });
    const no = make('button', { className: 'btn', value: 'no', autofocus: danger }, t('取消', 'Cancel'));
    const ok = make('button', { className: `btn ${danger ? 'btn-danger' : 'btn-primary'}`, value: 'yes', autofocus: !danger }, yes);
    dialog.append(make('form', { method: 'dialog' },
      make('h2', { id: 'kq-ask' }, title), make('p', {}, question), make('div', { className: 'kq-actions' }, no, ok)));
    dialog.addEventListener('close', () => { resolve(dialog.returnValue === 'yes'); dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
