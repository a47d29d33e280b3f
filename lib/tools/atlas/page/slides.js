/** One step of the request flow at a time, large enough for the last row: arrow keys go on and back, Escape ends. */
if (document.getElementById('slides')) {
  const dialog = document.getElementById('slide');
  const steps = [...document.querySelectorAll('ol.flow > li')];
  const stage = dialog.querySelector('.stage');
  const said = dialog.querySelector('.said');
  /** In the units of the picture: what is seen around a step, and how near it comes at most. */
  const AROUND = 60;
  const LEAST_WIDTH = 720;
  let at = 0;

  const show = () => {
    const step = steps[at];
    const nodes = JSON.parse(step.dataset.nodes);
    const edges = JSON.parse(step.dataset.edges);
    // In the language of the page, and for its width.
    const picture = [...document.querySelectorAll('#tiles svg')].find((svg) => svg.checkVisibility()).cloneNode(true);
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
    comeNear(picture);
    said.replaceChildren(...[...step.childNodes].map((node) => node.cloneNode(true)));
    dialog.querySelector('.number').textContent = step.dataset.step;
    dialog.querySelector('.count').textContent = `${at + 1} / ${steps.length}`;
    dialog.querySelector('.before').disabled = at === 0;
    dialog.querySelector('.after').disabled = at === steps.length - 1;
  };
  /** Shows the things of the step as large as they can be, with what is around them; whatever else there is stays where it was. */
  const comeNear = (picture) => {
    const least = Math.min(LEAST_WIDTH, picture.viewBox.baseVal.width);
    const boxes = [...picture.querySelectorAll('.now')].map((element) => element.getBBox());
    const left = Math.min(...boxes.map(({ x }) => x)) - AROUND;
    const top = Math.min(...boxes.map(({ y }) => y)) - AROUND;
    const width = Math.max(...boxes.map((box) => box.x + box.width)) + AROUND - left;
    const height = Math.max(...boxes.map((box) => box.y + box.height)) + AROUND - top;
    const more = Math.max(0, least - width) / 2;
    picture.setAttribute('viewBox', [left - more, top, width + 2 * more, height].join(' '));
  };
  const go = (by) => {
    at = Math.min(steps.length - 1, Math.max(0, at + by));
    show();
  };

  document.getElementById('slides').addEventListener('click', () => {
    at = 0;
    dialog.showModal();
    show();
  });
  dialog.querySelector('.before').addEventListener('click', () => go(-1));
  dialog.querySelector('.after').addEventListener('click', () => go(1));
  dialog.querySelector('.close').addEventListener('click', () => dialog.close());
  // Not of the dialog alone: a button that is disabled under the hand lets go of the keyboard.
  document.addEventListener('keydown', (event) => {
    if (!dialog.open) return;
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(by);
  });
  document.addEventListener('language', () => dialog.open && show());
}
