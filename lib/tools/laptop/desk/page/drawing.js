/** Drawings of the graph: one for a wide window, one for a narrow one, in each language. */
const narrow = matchMedia('(max-width: 62rem)');

export function shapeNow() {
  return narrow.matches ? 'narrow' : 'wide';
}

export function onShape(listener) {
  narrow.addEventListener('change', listener);
}

/** The drawing that a lesson has of a pattern, as it is before anything is synthesized. */
export async function drawnBefore(pattern, language) {
  const shape = shapeNow() === 'narrow' ? '.narrow' : '';
  return (await fetch(`/${pattern}/picture/picture${shape}.${language}.svg`)).text();
}

let sheet;

/** Takes a drawing into the page. Its style becomes the page's, whose policy takes none from within a document. */
export function drawingFrom(source) {
  const bare = source.replace(/<title>.*?<\/title>/s, '').replace(/<style>(.*?)<\/style>/s, (_, style) => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets.push(sheet);
    }
    return '';
  });
  return document.importNode(new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement, true);
}
