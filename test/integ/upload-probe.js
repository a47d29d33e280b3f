// Uploads as the page does: asks for a form, sends it to S3, waits for the check, and looks at what came of it through CloudFront.
// Runs inline in a function without a single right: all that it needs is the address.
const { SITE_URL } = process.env;
/** 320 x 200 pixels of blue. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAADIAQMAAACjyqroAAAAA1BMVEUeeMjDmwrcAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAHklEQVRo3u3BAQ0AAADCoPdPbQ8HFAAAAAAAAADwYiAIAAFkack9AAAAAElFTkSuQmCC',
  'base64',
);
const [SOMEBODY, STRANGER] = ['integration-test-visitor-0001', 'integration-test-visitor-0002'];

exports.handler = async () => {
  const drawing = await issue('drawing.svg', 'image/svg+xml');
  const picture = await upload('그림.png', 'image/png');
  const lie = await upload('lie.pdf', 'application/pdf');
  const image = await fetch(`${SITE_URL}${picture.url}?w=160&format=webp`);
  const stranger = await ask('GET', `/uploads/${picture.uploadId}`, { who: STRANGER });
  const removed = await ask('DELETE', `/uploads/${picture.uploadId}`);
  const gone = await ask('GET', `/uploads/${picture.uploadId}`);
  return {
    drawing: drawing.status,
    picture: picture.status,
    image: `${image.status} ${image.headers.get('content-type')}`,
    lie: `${lie.status} ${lie.reason?.code}`,
    stranger: stranger.status,
    removed: removed.status,
    gone: gone.status,
  };
};

function issue(fileName, contentType) {
  return ask('POST', '/uploads', { body: JSON.stringify({ fileName, contentType, bytes: PICTURE.length }) });
}

/** Sends the picture under that name, and waits until it was looked at. */
async function upload(fileName, contentType) {
  const { url, fields, statusUrl } = await (await issue(fileName, contentType)).json();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([PICTURE]));
  const sent = await fetch(url, { method: 'POST', body: form });
  if (sent.status !== 201) throw new Error(`S3 answers ${sent.status}: ${await sent.text()}`);
  for (;;) {
    const shown = await (await ask('GET', statusUrl)).json();
    if (shown.status !== 'waiting') return shown;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function ask(method, path, { who = SOMEBODY, body } = {}) {
  const headers = { 'content-type': 'application/json', 'x-visitor-secret': who };
  return fetch(SITE_URL + path, { method, headers, ...(body && { body }) });
}
