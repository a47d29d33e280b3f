/** What a browser adds to the page: letters counted as they are typed, and moments in the reader's own zone. */

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

for (const field of document.querySelectorAll('[data-letters]')) {
  const most = Number(field.dataset.letters);
  const count = document.createElement('p');
  count.className = 'count';
  // The hint says the limit already, and a number read out at every key would be in the way.
  count.setAttribute('aria-hidden', 'true');
  const show = () => {
    const typed = [...letters.segment(field.value.normalize('NFC').trim())].length;
    count.textContent = `${typed.toLocaleString('en')} / ${most.toLocaleString('en')}`;
    count.classList.toggle('over', typed > most);
  };
  field.addEventListener('input', show);
  field.after(count);
  show();
}

const moments = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });

for (const moment of document.querySelectorAll('time[datetime]')) {
  moment.textContent = moments.format(new Date(moment.dateTime));
}
