/** The one of two sentences that the reader of this page reads. */
export const t = (zh, en) => (document.documentElement.lang.startsWith('en') ? en : zh);

/** An element with properties and children; text is never parsed as markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== 'list' && name !== 'role') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}
