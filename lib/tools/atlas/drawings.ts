import { Html, html, inEach } from './html';
import type { Drawn } from './pattern-picture';

/** Where a picture is shown. */
type Screen = 'on-wide' | 'on-paper' | 'on-wide on-paper' | 'on-narrow';

/** Pictures of the same thing by where they are shown, each in both languages. Styles choose the one that fits. */
export function drawings(shown: Readonly<Partial<Record<Screen, Drawn>>>): Html {
  return inEach((language) => Object.entries(shown).map(([screen, drawn]) => sized(drawn[language], screen)));
}

/** A picture in a box that knows how wide it is drawn: styles make it smaller, but not too small to read. */
function sized(picture: string, screen: string): Html {
  const [, width] = /^<svg[^>]* width="(\d+)"/.exec(picture) ?? [];
  return html`<div class="drawn ${screen}" style="--width: ${width}px">${new Html(picture)}</div>`;
}
