import { XMLParser } from 'fast-xml-parser';

/** An element or a piece of text, in the order of the file, since text and elements stand among one another. */
export interface XmlNode {
  /** Without its prefix; empty for text. */
  readonly name: string;
  /** As the file writes it; empty where there is none. */
  readonly prefix: string;
  readonly text: string;
  /** By their names as the file writes them, prefixes and all. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // Numbers of characters; what a file declares itself never comes this far.
  htmlEntities: true,
  maxNestedTags: 200,
});

/**
 * @returns the root of an XML file
 * @throws Error when it is none, is cut off, or declares a document type: no office program does, and entities would grow there
 */
export function readXml(bytes: Uint8Array): XmlNode {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new Error('declares a document type');
  const root = nodesOf(PARSER.parse(xml)).find(({ name }) => name !== '' && !name.startsWith('?'));
  if (
    !root ||
    !(xml.endsWith('/>') || new RegExp(`</(?:[\\w.-]+:)?${escaped(root.name)}\\s*>$`).test(xml.slice(-200)))
  ) {
    throw new Error('is cut off');
  }
  return root;
}

/** Elements of a name among the children of one. */
export function childrenNamed({ children }: XmlNode, name: string): XmlNode[] {
  return children.filter((child) => child.name === name);
}

/** Elements of a name, however deep. */
export function* descendantsNamed(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.name === name) yield child;
    yield* descendantsNamed(child, name);
  }
}

/** Values of the attributes of this name, whatever their prefixes are. */
export function attributesNamed({ attributes }: XmlNode, name: string): string[] {
  return Object.keys(attributes)
    .filter((key) => key === name || key.endsWith(`:${name}`))
    .map((key) => attributes[key]!);
}

/** The library's form of it: an object with the name of the element as its key, and one for the attributes. */
function nodesOf(parsed: unknown): XmlNode[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.map((each: Readonly<Record<string, unknown>>) => {
    if (TEXT in each) return { name: '', prefix: '', text: String(each[TEXT]), attributes: {}, children: [] };
    const written = Object.keys(each).find((key) => key !== ATTRIBUTES) ?? '';
    const colon = written.indexOf(':');
    return {
      name: written.slice(colon + 1),
      prefix: written.slice(0, Math.max(colon, 0)),
      text: '',
      attributes: (each[ATTRIBUTES] ?? {}) as Record<string, string>,
      children: nodesOf(each[written]),
    };
  });
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
