import { call } from '/desk/call.js';
import { attempt } from '/desk/complain.js';
import { byId, make, toast } from '/desk/elements.js';
import { alarm, light } from '/desk/light.js';
import { text } from '/desk/page-texts.js';
import { startShell } from '/desk/shell.js';
import { currentLanguage } from '/desk/texts.js';

let state;

/** A place of the picture, and the numbers that tell of work there. */
const PLACES = {
  'node-quarantine': ({ incoming, rejected }) => `${incoming} ${rejected}`,
  'node-arrivals': ({ arrivals }) => `${arrivals.visible} ${arrivals.inFlight}`,
  'node-check': ({ uploads }) => uploads.map(({ status }) => status).join(),
  'node-files': ({ originals, files }) => `${originals} ${files}`,
  'node-api': ({ uploads }) => uploads[0]?.uploadId,
  'node-site': ({ images }) => images,
};

startShell({
  onShow: (next) => {
    for (const [place, of] of Object.entries(PLACES)) if (state && of(state) !== of(next)) light(place);
    state = next;
    show();
  },
});

function show() {
  const { site, variant, arrivals, deadLetters } = state;
  byId('variant').replaceChildren(make('span', {}, text(`variant_${variant.transform}`)));
  byId('open').href = `${site}/?lang=${currentLanguage()}`;
  byId('site-address').textContent = site.replace('http://', '');
  number('count-incoming', state.incoming);
  number('count-rejected', state.rejected);
  number('count-arrivals', arrivals.visible + arrivals.inFlight);
  number('count-originals', state.originals);
  number('count-files', state.files);
  number('count-images', state.images);
  number('count-keys', state.keys);
  byId('dead-letters').textContent = deadLetters.visible > 0 ? text('deadLetters', { count: deadLetters.visible }) : '';
  alarm('node-arrivals', deadLetters.visible > 0);
  showUploads();
  showQueries();
}

function number(id, value) {
  const output = byId(id);
  if (output.textContent !== String(value)) output.textContent = value;
}

function showUploads() {
  const { uploads } = state;
  byId('no-uploads').hidden = uploads.length > 0;
  byId('uploads').replaceChildren(...uploads.map(showUpload));
}

function showUpload({ uploadId, fileName, status, kind, reason }) {
  const address = `${state.site}/${kind === 'image' ? 'images' : 'files'}/${uploadId}`;
  return make(
    'li',
    { class: status },
    make('b', {}, fileName),
    make('span', {}, reason ? `${text(`status_${status}`)}: ${reason}` : text(`status_${status}`)),
    ...(status === 'ready'
      ? [
          make(
            'a',
            { href: address, target: '_blank', rel: 'noopener' },
            text(kind === 'image' ? 'seeImage' : 'saveFile'),
          ),
        ]
      : []),
  );
}

function showQueries() {
  const { queries, uploads } = state;
  byId('queries').disabled = queries?.running ?? !uploads.some(({ kind }) => kind === 'image');
  if (queries) byId('queries-said').textContent = text(queries.running ? 'queriesRunning' : 'queriesDone', queries);
}

byId('queries').addEventListener(
  'click',
  attempt(async () => {
    const { status, body } = await call('POST', 'laptop/queries');
    if (status !== 202) toast(body.message);
  }),
);
