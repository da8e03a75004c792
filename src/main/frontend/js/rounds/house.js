// One house: who lives there, what to do, and how it came out. What is asked for shows when its outcome is chosen.
import { make, t } from '../words.js';
import { alert, button, icon, say, shown, whisper } from './parts.js';
import { smaller } from './pictures.js';
import { enqueue, picturesOf } from './store.js';
import { changed, sync } from './sync.js';

const LOCAL = { date: 'date', number: 'text', money: 'text', phone: 'tel' };

function input(field, value, fault) {
  const id = `field-${field.name}`;
  let control;
  if (field.choices.length) {
    control = make('select', { id, name: field.name, className: 'form-select kq-tall', required: true },
      make('option', { value: '' }, t('请选择', 'Choose')),
      ...field.choices.map((choice) => make('option', { value: choice.code, selected: choice.code === value }, say(choice.label))));
  } else if (field.type === 'text' && (field.max === 0 || field.max > 60)) {
    control = make('textarea', { id, name: field.name, className: 'form-control', rows: 3, required: true, value });
  } else {
    control = make('input', { id, name: field.name, className: 'form-control kq-tall', type: LOCAL[field.type] ?? 'text', required: true, value });
    if (field.type === 'number' || field.type === 'money') control.inputMode = 'decimal';
  }
  if (field.max > 0 && control.maxLength !== undefined) control.maxLength = field.max;
  const box = make('div', { className: 'kq-field' }, make('label', { htmlFor: id }, say(field.label)), control);
  if (fault) box.append(make('p', { className: 'kq-error' }, say(fault)));
  return box;
}

function pictures(kept) {
  const strip = make('div', { className: 'kq-photos' });
  const file = make('input', { type: 'file', accept: 'image/*', multiple: true, id: 'kq-pictures', className: 'kq-file' });
  const draw = () => strip.replaceChildren(...kept.map((picture) => {
    const image = make('img', { src: URL.createObjectURL(picture.blob), alt: t('照片', 'Picture') });
    image.addEventListener('load', () => URL.revokeObjectURL(image.src));
    const away = make('button', { type: 'button', className: 'btn', 'aria-label': t('去掉这张照片', 'Leave this picture out') }, icon('x'));
    away.addEventListener('click', () => { kept.splice(kept.indexOf(picture), 1); draw(); });
    return make('span', {}, image, away);
  }));
  file.addEventListener('change', async () => {
    for (const each of [...file.files]) {
      try {
        kept.push(await smaller(each));
      } catch {
        whisper(t('有一张照片读不出来，没有加入。', 'One picture could not be read and was left out.'));
      }
    }
    file.value = '';
    draw();
  });
  draw();
  return make('div', { className: 'kq-field' },
    make('label', { htmlFor: 'kq-pictures', className: 'btn kq-tall' }, icon('upload'), t('拍照或选照片', 'Take or choose pictures')), file, strip);
}

function formOf(round, one, outcome, item) {
  const same = item?.outcome === outcome.outcome ? item : null;
  const faults = same?.problem?.fields ?? {};
  const kept = [];
  const gallery = pictures(kept);
  if (item) picturesOf(item.request).then((all) => { kept.push(...all); gallery.querySelector('input').dispatchEvent(new Event('change')); });
  const note = make('textarea', { id: 'field-note', name: 'note', className: 'form-control', rows: 2, maxLength: 2000, required: outcome.noteRequired, value: item?.note ?? '' });
  const form = make('form', { className: 'kq-form kq-house-form' },
    make('h2', {}, say(outcome.label)),
    ...outcome.fields.map((field) => input(field, same?.fields?.[field.name] ?? field.value ?? '', faults[field.name])),
    make('div', { className: 'kq-field' }, make('label', { htmlFor: 'field-note' }, t('说明', 'Note'), outcome.noteRequired ? make('span', { className: 'kq-must' }, t('必填', 'required')) : ''), note),
    gallery,
    outcome.again ? make('p', { className: 'kq-hint' }, t(`不办结，${outcome.again}天后再来。`, `Comes again in ${outcome.again} days.`)) : '',
    make('div', { className: 'kq-house-save' }, make('button', { type: 'submit', className: 'btn btn-primary' }, icon('check'), t('保存，下一户', 'Save, next house'))));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const values = {};
    for (const field of outcome.fields) values[field.name] = form.elements[field.name].value.trim();
    await enqueue({
      request: crypto.randomUUID(), case: one.case, version: one.version, outcome: outcome.outcome, fields: values,
      note: note.value.trim(), at: new Date().toISOString(), state: 'waiting', officer: round.officer, officerName: round.officerName,
      name: one.name, address: one.address,
      mine: [[t('结果', 'Outcome'), say(outcome.label)], ...outcome.fields.map((field) => [say(field.label), shown(field, values[field.name])]), [t('说明', 'Note'), note.value.trim()]],
    }, kept, item?.request);
    whisper(t(`${one.name}：已存在手机上`, `${one.name}: kept on this phone`));
    location.hash = '#';
    changed();
    sync();
  });
  return form;
}

export function house(round, one, item) {
  const place = make('div', { id: 'kq-outcome' });
  const choose = (outcome, press) => {
    for (const other of choices.children) other.setAttribute('aria-pressed', String(other === press));
    place.replaceChildren(formOf(round, one, outcome, item));
    place.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };
  const choices = make('div', { className: 'kq-choices' }, ...one.outcomes.map((outcome) => {
    const press = make('button', { type: 'button', className: 'kq-choice', 'aria-pressed': 'false' }, say(outcome.label),
      outcome.again ? make('span', { className: 'kq-sub' }, t(`${outcome.again}天后再来`, `again in ${outcome.again} days`)) : '');
    press.addEventListener('click', () => choose(outcome, press));
    return press;
  }));
  const back = button(t('名单', 'List'), 'arrow-left', '', () => { location.hash = '#'; });
  const page = make('article', { className: 'kq-house-page' },
    make('div', { className: 'kq-house-head' }, back,
      make('h2', {}, one.name),
      make('p', { className: 'kq-house-address' }, icon('map-pin'), one.address || t('没有登记地址', 'No address known')),
      make('p', { className: 'kq-sub' }, [one.regionName, say(one.kind), one.phone].filter(Boolean).join(' · '))),
    item?.state === 'refused' ? alert('danger', t(item.problem?.detail_zh ?? '', item.problem?.detail ?? '')) : '',
    one.guide.length ? make('section', { className: 'card kq-house-guide' }, make('ol', { className: 'kq-guide' }, ...one.guide.map((step) => make('li', {}, say(step))))) : '',
    make('h2', {}, t('怎么样了？', 'How did it come out?')), choices, place);
  const before = item && one.outcomes.findIndex((outcome) => outcome.outcome === item.outcome);
  if (before >= 0) choose(one.outcomes[before], choices.children[before]);
  return page;
}
