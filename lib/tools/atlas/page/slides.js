/** One step of the request flow at a time, large enough for the last row: arrow keys go on and back, Escape ends. */
if (document.getElementById('slides')) {
  const dialog = document.getElementById('slide');
  const steps = [...document.querySelectorAll('ol.flow > li')];
  const stage = dialog.querySelector('.stage');
  const said = dialog.querySelector('.said');
  let at = 0;

  const show = () => {
    const step = steps[at];
    const nodes = JSON.parse(step.dataset.nodes);
    const edges = JSON.parse(step.dataset.edges);
    const picture = document.querySelector(`#tiles [lang="${document.documentElement.lang}"] svg`).cloneNode(true);
    picture.removeAttribute('id');
    for (const element of picture.querySelectorAll('[data-node], [data-edge]')) {
      element.removeAttribute('tabindex');
      element.removeAttribute('role');
      element.removeAttribute('aria-pressed');
      const { node, edge } = element.dataset;
      element.classList.toggle('now', node === undefined ? edges.includes(edge) : nodes.includes(node));
    }
    picture.classList.add('step');
    picture.setAttribute('aria-hidden', 'true');
    stage.replaceChildren(picture);
    said.replaceChildren(...[...step.childNodes].map((node) => node.cloneNode(true)));
    dialog.querySelector('.number').textContent = step.dataset.step;
    dialog.querySelector('.count').textContent = `${at + 1} / ${steps.length}`;
    dialog.querySelector('.before').disabled = at === 0;
    dialog.querySelector('.after').disabled = at === steps.length - 1;
  };
  const go = (by) => {
    at = Math.min(steps.length - 1, Math.max(0, at + by));
    show();
  };

  document.getElementById('slides').addEventListener('click', () => {
    at = 0;
    show();
    dialog.showModal();
  });
  dialog.querySelector('.before').addEventListener('click', () => go(-1));
  dialog.querySelector('.after').addEventListener('click', () => go(1));
  dialog.querySelector('.close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(by);
  });
  document.addEventListener('language', () => dialog.open && show());
}
