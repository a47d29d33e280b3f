import type { Language } from '../../config/sentence';
import { Html, html, inEach } from './html';
import type { Drawn } from './pattern-picture';

/** A picture for a wide screen and one for a narrow one, each in both languages. A style shows the one that fits. */
export function drawings(wide: Drawn, narrow: Drawn): Html {
  return inEach((language) => html`${sized(wide, language, 'on-wide')}${sized(narrow, language, 'on-narrow')}`);
}

/** A picture in a box that knows how wide it is drawn: styles make it smaller, but not too small to read. */
function sized(drawn: Drawn, language: Language, screen: string): Html {
  const picture = drawn[language];
  const [, width] = /^<svg[^>]* width="(\d+)"/.exec(picture) ?? [];
  return html`<div class="drawn ${screen}" style="--width: ${width}px">${new Html(picture)}</div>`;
}
