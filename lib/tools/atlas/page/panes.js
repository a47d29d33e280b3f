/**
 * The three linked columns: a resource lights its line in the source and shows its part of the template, a number in the margin of
 * the source shows what its line makes, and a name in the template leads to the resource of that name.
 */
if (document.getElementById('resources')) {
  const byId = (id) => document.getElementById(id);
  const { resources } = JSON.parse(byId('page-data').textContent);
  const { files, lessons } = window.atlasSources;
  /** `file:line` -> keys of what the line makes. */
  const madeBy = new Map();
  for (const [key, { lines }] of Object.entries(resources)) {
    for (const [file, line] of lines) {
      const place = `${file}:${line}`;
      madeBy.set(place, [...(madeBy.get(place) ?? []), key]);
    }
  }

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const showSource = (file, lit) => {
    const lines = files[file]
      .trimEnd()
      .split('\n')
      .map((text, index) => {
        const number = index + 1;
        const made = madeBy.get(`${file}:${number}`) ?? [];
        const row = make('div', number === lit ? { class: 'lit' } : {});
        const margin = make('span', { class: 'margin' });
        if (made.length > 0) {
          const button = make(
            'button',
            { type: 'button', 'aria-label': `${file}:${number} → ${made.length}` },
            `×${made.length}`,
          );
          button.addEventListener('click', () => {
            showSource(file, number);
            window.atlasFilter(made, `${file.split('/').at(-1)}:${number}`);
          });
          margin.append(button);
        }
        row.append(
          margin,
          make('span', { class: 'number' }, String(number)),
          make('code', {}, ...colouredSource(text)),
        );
        return row;
      });
    byId('source').replaceChildren(...lines);
    const at = byId('source').querySelector('.lit');
    if (at) byId('source').scrollTop = at.offsetTop - byId('source').clientHeight / 3;
  };

  const colouredSource = (text) => {
    const at = text.search(/(^|\s)\/\/|^\s*\/?\*/);
    if (at === -1) return [text];
    return [text.slice(0, at), make('span', { class: 'remark' }, text.slice(at))];
  };

  const showTemplate = (key) => {
    const { yaml, stack } = resources[key];
    const lines = yaml
      .trimEnd()
      .split('\n')
      .map((text) => {
        const [, indent, name, rest] = /^(\s*(?:- )*)([\w:.@/*-]+:)?(.*)$/.exec(text);
        return make(
          'div',
          {},
          make('code', {}, indent, make('span', { class: 'key' }, name ?? ''), ...linked(rest, stack)),
        );
      });
    byId('template').replaceChildren(...lines);
    byId('template').scrollTop = 0;
  };

  /** Names of other resources become buttons that lead to them. */
  const linked = (text, stack) =>
    text.split(/(!(?:Ref|GetAtt) [\w.]+)/).flatMap((part) => {
      const [, call, name, attribute] = /^(!(?:Ref|GetAtt) )(\w+)([\w.]*)$/.exec(part) ?? [];
      const key = `${stack}.${name}`;
      if (!(key in resources)) return [part];
      const button = make('button', { type: 'button', class: 'link' }, name);
      button.addEventListener('click', () => select(key));
      return [make('span', { class: 'call' }, call), button, attribute];
    });

  const showLesson = (index) => {
    const lesson = lessons[index];
    const language = document.documentElement.lang;
    byId('lesson').hidden = false;
    byId('lesson-heading').textContent = lesson.heading[language];
    byId('lesson-paragraph').innerHTML = lesson.paragraph[language];
  };

  let selected;
  const select = (key) => {
    selected = key;
    const { lines, lesson } = resources[key];
    for (const button of document.querySelectorAll('.resource')) {
      const isIt = button.dataset.key === key;
      button.setAttribute('aria-pressed', String(isIt));
      if (!isIt) continue;
      button.closest('details').open = true;
      const pane = byId('resources');
      const top = button.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (top < 0 || top > pane.clientHeight - 40) pane.scrollTop += top - pane.clientHeight / 3;
    }
    byId('frames').replaceChildren(
      ...lines.map(([file, line], index) => {
        const name = `${file.split('/').at(-1)}:${line}`;
        const button = make('button', { type: 'button', title: file, 'aria-pressed': String(index === 0) }, name);
        button.addEventListener('click', () => {
          for (const each of byId('frames').children) each.setAttribute('aria-pressed', String(each === button));
          showSource(file, line);
        });
        return button;
      }),
    );
    byId('template-of').textContent = key;
    showSource(lines[0][0], lines[0][1]);
    showTemplate(key);
    showLesson(lesson);
  };

  for (const button of document.querySelectorAll('.resource')) {
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => select(button.dataset.key));
  }
  for (const button of document.querySelectorAll('.to-line')) {
    button.addEventListener('click', () => {
      select(button.dataset.key);
      byId('columns').scrollIntoView();
    });
  }
  for (const group of document.querySelectorAll('details.group')) {
    group.addEventListener('toggle', () => {
      const first = group.querySelector('.resource');
      if (group.open && !group.querySelector('[aria-pressed="true"]')) select(first.dataset.key);
    });
  }
  document.addEventListener('language', () => selected && showLesson(resources[selected].lesson));
  select(document.querySelector('.resource').dataset.key);
}
