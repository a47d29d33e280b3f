// Adds a document as a tenant would, asks about it, deletes it, and asks again.
const { ask } = exports;
const DOCUMENT = '# 주차 안내\n\n방문 차량은 지하 3층에 세웁니다. 전기차 충전은 1킬로와트시에 300원입니다.\n';
const QUESTION = JSON.stringify({ question: '방문 차량은 어디에 세웁니까?' });
const ELSEWHERE = JSON.stringify({ question: 'Who won the football world cup in 2014?' });

exports.handler = async () => {
  const unsigned = await fetch(`${API_URL}/team/ask`, { method: 'POST', body: QUESTION });
  const stranger = await ask('POST', '/others/ask', QUESTION);
  const document = await added('주차 안내.md');
  const answer = await answered(QUESTION);
  const forged = await answered(QUESTION, { 'x-tenant': 'others' });
  const stream = await ask('POST', '/team/ask', QUESTION, { accept: 'text/event-stream' });
  const nothing = await answered(ELSEWHERE);
  const removed = await ask('DELETE', `/team/documents/${document.documentId}`);
  const after = await answered(QUESTION);
  return {
    unsigned: unsigned.status,
    stranger: stranger.status,
    document: document.status,
    answer: [answer.answered, answer.grounded, /지하 3층/.test(answer.answer)].join(' '),
    forged: forged.answered,
    streamed: /^event: done$/m.test(await stream.text()),
    nothing: nothing.answered,
    removed: removed.status,
    after: after.answered,
  };
};

/** Sends the document, and waits until it was read. */
async function added(fileName) {
  const bytes = Buffer.byteLength(DOCUMENT);
  const issued = await ask('POST', '/team/documents', JSON.stringify({ fileName, bytes }));
  const { documentId, url, fields } = await issued.json();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([DOCUMENT]), fileName);
  const sent = await fetch(url, { method: 'POST', body: form });
  if (sent.status !== 201) throw new Error(`S3 answers ${sent.status}: ${await sent.text()}`);
  for (;;) {
    const shown = await ask('GET', `/team/documents/${documentId}`);
    const document = await shown.json();
    if (shown.status === 200 && document.status !== 'reading') return document;
    await soon();
  }
}

/** The answer, once the store is awake. */
async function answered(question, more) {
  for (;;) {
    const answer = await ask('POST', '/team/ask', question, more);
    if (answer.status !== 503) return answer.json();
    await soon();
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5000));
