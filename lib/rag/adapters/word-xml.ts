/** Values of attributes may hold what ends a tag. */
const ATTRIBUTES = '(?:\\s(?:[^>"]|"[^"]*")*)?';

/** What stands around runs that Word shows and the library passes over: fields, directions, and the base of an annotated text. */
const WRAPPERS = new RegExp(`</?(?:w:(?:fldSimple|dir|bdo|ruby|rubyBase)|m:oMathPara)${ATTRIBUTES}>`, 'g');
/** How a text is read aloud stands small above it, and is no part of it. */
const READINGS = /<w:(rt|rubyPr)>(?:(?!<\/w:\1>)[\s\S])*<\/w:\1>/g;

/** The innermost first: a text box may hold another. */
const CHOICES = /<mc:AlternateContent>((?:(?!<mc:AlternateContent>)[\s\S])*?)<\/mc:AlternateContent>/g;
const DRAWINGS = new RegExp(`<w:drawing${ATTRIBUTES}>((?:(?!<w:drawing[ >])[\\s\\S])*?)</w:drawing>`, 'g');
/** Deeper, no document that people made goes. */
const DEEPEST = 5;
const HIDDEN = /<wp:docPr[^>]* hidden="(?:1|true)"/;
const BOX = '<w:txbxContent>';

const FORMULAS = new RegExp(`<m:oMath${ATTRIBUTES}>([\\s\\S]*?)</m:oMath>`, 'g');
/** Signs that say in one line what a formula says by where it puts things. */
const SIGNS: Readonly<Record<string, string>> = {
  '<m:num>': '(',
  '</m:num>': ')',
  '<m:den>': '/(',
  '</m:den>': ')',
  '<m:sup>': '^(',
  '</m:sup>': ')',
  '<m:sub>': '_(',
  '</m:sub>': ')',
  '<m:rad>': '√(',
  '</m:rad>': ')',
};
const PIECES = /<\/?m:(?:num|den|sup|sub|rad)>|<m:t(?:\s[^>]*)?>([^<]*)<\/m:t>/g;

/** The XML of a Word document with what Word shows where the library finds it: text boxes, fields and formulas, in runs of text. */
export function withShownText(xml: string): string {
  let shown = xml.replace(READINGS, '').replace(WRAPPERS, '').replace(FORMULAS, formula);
  for (let depth = 0; depth < DEEPEST && shown.includes('<mc:AlternateContent>'); depth++) {
    shown = shown.replace(CHOICES, chosen);
  }
  for (let depth = 0; depth < DEEPEST && shown.includes('<w:drawing'); depth++) {
    shown = shown.replace(DRAWINGS, box);
  }
  return shown;
}

/** Of a picture and its substitute, that which has a text. */
function chosen(_: string, inside: string): string {
  const at = inside.indexOf('<mc:Fallback');
  const [choice, fallback] = at === -1 ? [inside, ''] : [inside.slice(0, at), inside.slice(at)];
  if (HIDDEN.test(choice)) return '';
  const best = fallback.includes(BOX) || !choice.includes(BOX) ? fallback || choice : choice;
  return best.replace(/<\/?mc:(?:Choice|Fallback)(?:\s[^>]*)?>/g, '');
}

function box(drawing: string, inside: string): string {
  if (HIDDEN.test(inside)) return '';
  return inside.includes(BOX) ? `<w:pict>${boxesIn(inside).join('')}</w:pict>` : drawing;
}

/** The outermost; a drawing may group several, and each may hold others. */
function boxesIn(inside: string): string[] {
  const boxes: string[] = [];
  let depth = 0;
  let begin = 0;
  for (const { 0: tag, index } of inside.matchAll(/<\/?w:txbxContent>/g)) {
    if (tag === BOX && depth++ === 0) begin = index;
    if (tag !== BOX && --depth === 0) boxes.push(inside.slice(begin, index + tag.length));
  }
  return boxes;
}

function formula(_: string, inside: string): string {
  const line = [...inside.matchAll(PIECES)].map(([piece, text]) => text ?? SIGNS[piece]).join('');
  // A single sign needs no brackets.
  return `<w:r><w:t xml:space="preserve">${line.replace(/\(([^()]?)\)/g, '$1')}</w:t></w:r>`;
}
