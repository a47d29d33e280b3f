/**
 * Reads server-sent events out of an answer while it comes.
 *
 * @param onEvent - called with name and parsed data of each
 */
export async function readEvents(response, onEvent) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const events = (unread + piece.value).split('\n\n');
    unread = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? [];
      if (name) onEvent(name, JSON.parse(data));
    }
  }
}
