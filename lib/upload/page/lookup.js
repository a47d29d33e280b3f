import { byId } from './elements.js';
import { text } from './texts.js';
import { variantsPanel } from './variants.js';

/** Ids are UUIDs. Whatever else stands in front of one, such as the address of its picture, is left aside. */
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Where only services upload, people look at what they know the id of. */
export function offerLookup() {
  byId('lookup').addEventListener('submit', (event) => {
    event.preventDefault();
    const uploadId = ID.exec(byId('upload-id').value)?.[0].toLowerCase();
    const field = byId('upload-id');
    field.setAttribute('aria-invalid', String(!uploadId));
    byId('lookup-said').textContent = text(uploadId ? 'lookupHint' : 'lookupWrong');
    byId('looked-up').replaceChildren(...(uploadId ? [variantsPanel(`/images/${uploadId}`, uploadId)] : []));
    if (!uploadId) field.focus();
  });
}
