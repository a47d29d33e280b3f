import { attributesNamed, childrenNamed, type XmlNode } from './read-xml';

/** What stands around text that Word shows and the library passes over: fields, directions, and the base of an annotated text. */
const WRAPPERS = new Set(['fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase', 'oMathPara']);
/** How a text is read aloud stands small above it, and is no part of it. */
const READINGS = new Set(['rt', 'rubyPr']);
const BOX = 'txbxContent';

const OFF = /^(?:0|false|off)$/;
const UNSEEN = /(?:visibility\s*:\s*hidden|display\s*:\s*none)/i;
/** In halves of a point: no larger than a dot. */
const SMALLEST_SIZE = 4;

/** Children that Word shows: nothing hidden, of a picture and its substitute one, and what stands in a wrapper in its place. */
export function shownChildren({ children }: XmlNode): XmlNode[] {
  return children.flatMap((child) => {
    if (child.name.startsWith('?') || READINGS.has(child.name) || isHidden(child)) return [];
    if (child.name === 'AlternateContent') return shownChildren(chosen(child));
    return WRAPPERS.has(child.name) ? shownChildren(child) : [child];
  });
}

/** Whether an element or one in it is what is asked for. */
export function holds(node: XmlNode, isAskedFor: (node: XmlNode) => boolean): boolean {
  return isAskedFor(node) || node.children.some((child) => holds(child, isAskedFor));
}

/** Whether a property is there and not switched off. */
export function isOn(properties: XmlNode, name: string): boolean {
  return childrenNamed(properties, name).some((property) => {
    const values = attributesNamed(property, 'val');
    return values.length === 0 || !values.every((value) => OFF.test(value));
  });
}

/** Ids of the styles whose text is hidden, by themselves or by what they are based on. */
export function hiddenStyles(styles: XmlNode): string[] {
  const hidden = new Set<string>();
  const all = childrenNamed(styles, 'style').map((style) => ({
    id: attributesNamed(style, 'styleId')[0] ?? '',
    isHidden: childrenNamed(style, 'rPr').some(hides),
    base: childrenNamed(style, 'basedOn').flatMap((base) => attributesNamed(base, 'val'))[0] ?? '',
  }));
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const style of all) if (style.isHidden || hidden.has(style.base)) hidden.add(style.id);
  }
  return [...hidden];
}

/** Shown to nobody, or no larger than a dot: instructions for models are put there. What cannot be told is taken for hidden. */
function isHidden(node: XmlNode): boolean {
  if (attributesNamed(node, 'style').some((style) => UNSEEN.test(style))) return true;
  return node.children.some((child) => {
    if (child.name === 'rPr') return node.name === 'r' && hides(child);
    if (child.name === 'docPr' || child.name === 'cNvPr') {
      return attributesNamed(child, 'hidden').some((value) => !OFF.test(value));
    }
    // A phantom keeps a place free, as wide as a text that is not shown.
    return child.name === 'phantPr' && childrenNamed(child, 'show').length > 0 && !isOn(child, 'show');
  });
}

function hides(run: XmlNode): boolean {
  const sizes = childrenNamed(run, 'sz').flatMap((size) => attributesNamed(size, 'val'));
  return (
    isOn(run, 'vanish') || isOn(run, 'webHidden') || sizes.some((size) => !(Number.parseFloat(size) >= SMALLEST_SIZE))
  );
}

/** Of a picture and its substitute, that which has a text; what the picture hides is not looked for in the substitute. */
function chosen(alternatives: XmlNode): XmlNode {
  const forms = alternatives.children.filter(({ name }) => name === 'Choice' || name === 'Fallback');
  const written = forms.find(
    (form) => form.name === 'Choice' && holds(form, (node) => node.name === BOX || isHidden(node)),
  );
  return written ?? forms.at(-1) ?? { ...alternatives, children: [] };
}
