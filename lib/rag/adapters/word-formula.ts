import { isOn, shownChildren } from './hidden-word';
import { attributesNamed, childrenNamed, type XmlNode } from './read-xml';

/** What Word puts where, in signs: the linear form in which formulas are typed. */
const PIECES: ReadonlyMap<string, (element: XmlNode) => string> = new Map([
  ['t', ({ children }: XmlNode) => children.map(({ text }) => text).join('')],
  ['f', (it: XmlNode) => `${group(it, 'num')}${setting(it, 'type') === 'noBar' ? '¦' : '/'}${group(it, 'den')}`],
  ['sSub', (it: XmlNode) => base(it) + lowered(it)],
  ['sSup', (it: XmlNode) => base(it) + raised(it)],
  ['sSubSup', (it: XmlNode) => base(it) + lowered(it) + raised(it)],
  ['sPre', (it: XmlNode) => lowered(it) + raised(it) + base(it)],
  ['limLow', (it: XmlNode) => `${base(it)}_${group(it, 'lim')}`],
  ['limUpp', (it: XmlNode) => `${base(it)}^${group(it, 'lim')}`],
  ['rad', (it: XmlNode) => `√${part(it, 'deg').replace(/.+/s, '[$&]')}${group(it, 'e')}`],
  ['nary', (it: XmlNode) => `${setting(it, 'chr') ?? '∫'}${lowered(it)}${raised(it)} ${part(it, 'e')}`],
  ['func', (it: XmlNode) => `${part(it, 'fName')} ${part(it, 'e')}`],
  ['d', delimited],
  ['m', (it: XmlNode) => parts(it, 'mr', '; ')],
  ['mr', (it: XmlNode) => parts(it, 'e', ', ')],
  ['eqArr', (it: XmlNode) => parts(it, 'e', '; ')],
  ['acc', (it: XmlNode) => group(it, 'e') + (setting(it, 'chr') ?? '\u0302')],
  ['bar', (it: XmlNode) => group(it, 'e') + (setting(it, 'pos') === 'top' ? '\u0305' : '\u0332')],
]);

/** To raise or lower these, brackets are needed that Word does not show. */
const COMPOUND = new Set(['f', 'sSup', 'sSubSup', 'rad', 'nary', 'func']);
const DELETED = new Set(['del', 'moveFrom']);

/** A formula in one line, such as (a+b)/c for a fraction. Of a structure that is not known, its text. */
export function formulaLine(element: XmlNode): string {
  return contents(element).map(piece).join('');
}

function piece(element: XmlNode): string {
  return (PIECES.get(element.name) ?? formulaLine)(element);
}

function contents(element: XmlNode): XmlNode[] {
  return shownChildren(element).filter(({ name }) => name !== '' && !name.endsWith('Pr') && !DELETED.has(name));
}

function partNodes(element: XmlNode, name: string): XmlNode[] {
  const isLeftOut = element.children.some((child) => child.name.endsWith('Pr') && isOn(child, `${name}Hide`));
  return isLeftOut ? [] : contents(element).filter((child) => child.name === name);
}

function parts(element: XmlNode, name: string, between: string): string {
  return partNodes(element, name).map(piece).join(between);
}

function part(element: XmlNode, name: string): string {
  return parts(element, name, '');
}

/** A part in brackets, unless it is a single sign or has brackets of its own. */
function group(element: XmlNode, name: string): string {
  const text = part(element, name);
  const [only, ...others] = partNodes(element, name).flatMap(contents);
  const hasOwn = only?.name === 'd' && others.length === 0 && setting(only, 'begChr') !== '';
  return hasOwn || [...text].length < 2 ? text : `(${text})`;
}

function base(element: XmlNode): string {
  const inside = partNodes(element, 'e').flatMap(contents);
  return inside.some(({ name }) => COMPOUND.has(name)) ? group(element, 'e') : part(element, 'e');
}

function raised(element: XmlNode): string {
  const above = group(element, 'sup');
  return above && `^${above}`;
}

function lowered(element: XmlNode): string {
  const below = group(element, 'sub');
  return below && `_${below}`;
}

function delimited(element: XmlNode): string {
  const inside = parts(element, 'e', setting(element, 'sepChr') ?? '|');
  return (setting(element, 'begChr') ?? '(') + inside + (setting(element, 'endChr') ?? ')');
}

/** The value of a property of an element; empty where it is there without one. */
function setting({ children }: XmlNode, name: string): string | undefined {
  const [property] = children.filter((child) => child.name.endsWith('Pr')).flatMap((all) => childrenNamed(all, name));
  return property && (attributesNamed(property, 'val')[0] ?? '');
}
