/** One tile of the picture, or one line of the source, and what belongs to it: everything below shows nothing else. */
if (document.getElementById('tiles')) {
  const { tiles } = JSON.parse(document.getElementById('page-data').textContent);
  const chip = document.getElementById('only');
  const buttons = [...document.querySelectorAll('#tiles [data-node]')].filter(
    ({ dataset }) => tiles[dataset.node]?.length > 0,
  );

  const show = (keys, name, node) => {
    const wanted = keys && new Set(keys);
    for (const element of document.querySelectorAll('[data-resources]')) {
      const fits = !wanted || element.dataset.resources.split(' ').some((key) => wanted.has(key));
      element.classList.toggle('out', !fits);
    }
    for (const table of document.querySelectorAll('table, .leftovers, .rights')) {
      const rows = [...table.querySelectorAll('[data-resources]')];
      table.classList.toggle('emptied', rows.length > 0 && rows.every(({ classList }) => classList.contains('out')));
    }
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.node === node));
    document.querySelector('#tiles').classList.toggle('chosen', Boolean(node));
    chip.hidden = !wanted;
    chip.querySelector('b').textContent = name ?? '';
  };
  window.atlasFilter = show;

  for (const button of buttons) {
    button.setAttribute('role', 'button');
    button.setAttribute('tabindex', '0');
    button.setAttribute('aria-pressed', 'false');
    const choose = () => {
      const again = button.getAttribute('aria-pressed') === 'true';
      if (again) show();
      else
        show(tiles[button.dataset.node], button.dataset.name ?? button.getAttribute('aria-label'), button.dataset.node);
    };
    button.addEventListener('click', choose);
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose();
    });
  }
  chip.querySelector('button').addEventListener('click', () => show());
  document.getElementById('print')?.addEventListener('click', () => print());
}
