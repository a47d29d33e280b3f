export function byId(id) {
  return document.getElementById(id);
}

/** Makes an element; texts become text nodes, so nothing that somebody named is ever read as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export function button(label, onPress, attributes = {}) {
  const made = make('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onPress);
  return made;
}

/** Takes an element away, and leaves whoever was in it at a place that still is. */
export function removeElement(element, next) {
  const wasInside = element.contains(document.activeElement);
  element.remove();
  if (wasInside) next.focus();
}

const KEPT = 10;

/** Said to those who listen to the page and do not see what changes in it. Two at once are both read out. */
export function announce(message) {
  const said = byId('announcements');
  said.append(make('p', {}, message));
  while (said.children.length > KEPT) said.firstElementChild.remove();
}
