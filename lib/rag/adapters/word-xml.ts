import { shownChildren } from './hidden-word';
import { readXml, type XmlNode } from './read-xml';
import { formulaLine } from './word-formula';

const NAME = /^[\w:.-]+$/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The XML of a part of a Word document with what Word shows where the library finds it: text boxes, fields and formulas, in runs of
 * text. It is written anew, so that the library sees nothing that was not looked at.
 *
 * @throws Error when it is no XML
 */
export function withShownText(part: Uint8Array): string {
  const root = readXml(part);
  return written(root, root.prefix && `${root.prefix}:`);
}

/** @param word - what names of Word's own elements begin with in this file */
function written(node: XmlNode, word: string): string {
  if (node.name === '') return escaped(node.text);
  if (node.name === 'oMath') {
    const line = escaped(formulaLine(node));
    return `<${word}r><${word}t xml:space="preserve">${line}</${word}t></${word}r>`;
  }
  if (node.name === 'drawing') {
    const boxes = boxesIn(node, word);
    if (boxes !== '') return `<${word}pict>${boxes}</${word}pict>`;
  }
  const name = node.prefix ? `${node.prefix}:${node.name}` : node.name;
  if (!NAME.test(name)) throw new Error('has names that are none');
  const attributes = Object.entries(node.attributes)
    .filter(([key]) => NAME.test(key))
    .map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${attributes.join('')}>${inside(node, word)}</${name}>`;
}

function inside(node: XmlNode, word: string): string {
  return shownChildren(node)
    .map((child) => written(child, word))
    .join('');
}

/** The outermost; a drawing may group several, and each may hold others. */
function boxesIn(node: XmlNode, word: string): string {
  return shownChildren(node)
    .map((child) => (child.name === 'txbxContent' ? written(child, word) : boxesIn(child, word)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
}
