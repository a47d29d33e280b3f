import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it. */
export class PageReader {
  private readonly elements: readonly Element[];

  constructor(page: string) {
    this.elements = elementsIn(parse(page));
  }

  all(tag: string): readonly Element[] {
    return this.elements.filter(({ tagName }) => tagName === tag);
  }

  get tags(): readonly string[] {
    return this.elements.map(({ tagName }) => tagName);
  }

  get everything(): readonly Element[] {
    return this.elements;
  }

  byId(id: string): Element | undefined {
    return this.elements.find((element) => attribute(element, 'id') === id);
  }

  /** What the fields of the form hold, as a browser would send it. */
  get fields(): Record<string, string> {
    const fields = this.elements.filter(({ tagName }) => tagName === 'input' || tagName === 'textarea');
    return Object.fromEntries(
      fields.map((field) => [
        attribute(field, 'name') ?? '',
        field.tagName === 'input' ? (attribute(field, 'value') ?? '') : textOf(field),
      ]),
    );
  }

  get entries(): { readonly author: string; readonly message: string }[] {
    return this.all('article').map((article) => {
      const inside = elementsIn(article);
      const message = inside.find((element) => attribute(element, 'class') === 'message');
      return { author: textOf(inside.find(({ tagName }) => tagName === 'bdi')), message: textOf(message) };
    });
  }
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

export function textOf(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementsIn(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...below] : below;
}
