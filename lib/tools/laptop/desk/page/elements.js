export function byId(id) {
  return document.getElementById(id);
}

/** Makes an element; texts become text nodes, so nothing that a job says is ever read as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

let hideToast;

export function toast(message) {
  const box = byId('toast');
  box.textContent = message;
  box.classList.add('shown');
  clearTimeout(hideToast);
  hideToast = setTimeout(() => box.classList.remove('shown'), 5000);
}
