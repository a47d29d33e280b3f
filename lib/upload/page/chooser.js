import { byId } from './elements.js';
import { acceptAttribute, limitsSaid } from './kinds.js';
import { onLanguage } from './texts.js';

/** The ways a file comes into the page: chosen, dropped anywhere, or pasted. */
export function offerChooser(config, onFiles) {
  const input = byId('chooser');
  const zone = byId('dropzone');
  input.accept = acceptAttribute(config);
  onLanguage(() => {
    byId('limits').textContent = limitsSaid(config);
  });
  byId('choose').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    onFiles([...input.files]);
    // So that the same file can be chosen again.
    input.value = '';
  });
  const over = (isOver) => (event) => {
    event.preventDefault();
    zone.classList.toggle('over', isOver);
  };
  // Anywhere, because a file that is dropped beside the zone would otherwise replace the page.
  document.addEventListener('dragover', over(true));
  document.addEventListener('dragleave', over(false));
  document.addEventListener('drop', (event) => {
    over(false)(event);
    onFiles(filesOf(event.dataTransfer));
  });
  document.addEventListener('paste', ({ clipboardData }) => {
    if (clipboardData.files.length > 0) onFiles([...clipboardData.files]);
  });
}

/** A folder looks like a file until it is read. */
function filesOf({ items }) {
  return [...items]
    .filter(({ kind }) => kind === 'file')
    .filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
    .map((item) => item.getAsFile());
}
