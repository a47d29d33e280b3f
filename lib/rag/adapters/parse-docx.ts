import { zipSync } from 'fflate';
import type { ParseOutcome } from '../domain/parsed-document';
import { hiddenStyles } from './hidden-word';
import { htmlBlocks } from './html-blocks';
import { readArchive } from './read-archive';
import { readXml } from './read-xml';
import { withShownText } from './word-xml';

/** Word on the web gives its parts numbers: document2.xml. */
const DOCUMENT = /^word\/document\d*\.xml$/;
const STYLED = /^word\/styles\d*\.xml$/;
const WRITTEN = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/;

/** The library takes some forty times as much memory and two seconds for each megabyte: a book of 500 pages has five. */
const MOST_UNPACKED = 12 * 1024 * 1024;

/** What Word keeps text and its structure in; whatever else is in a document is not unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\d*\.xml|word\/_rels\/(?:document|footnotes|endnotes)\d*\.xml\.rels)$/;

/** Word's own styles have these names in every language; programs that write them anew use Korean ones. */
const STYLES = [1, 2, 3, 4, 5, 6].flatMap((level) =>
  ['제목', '개요'].map((name) => `p[style-name='${name} ${level}'] => h${level}:fresh`),
);

/** The library makes a page of a document, by its styles. It is handed an archive without pictures, whose parts are known to fit. */
export async function parseDocx(bytes: Uint8Array): Promise<ParseOutcome> {
  const archive = readArchive(bytes, (name) => NEEDED.test(name), MOST_UNPACKED);
  if (archive.refused) return archive;
  const { files } = archive;
  if (!Object.keys(files).some((name) => DOCUMENT.test(name))) return { refused: 'not-what-it-says' };
  if (Object.values(files).some(hasDoctype)) return { refused: 'broken' };
  const seen = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, WRITTEN.test(name) ? Buffer.from(withShownText(file)) : file]),
  );
  const { convertToHtml, images } = await import('mammoth');
  const { value } = await convertToHtml(
    { buffer: Buffer.from(zipSync(seen, { level: 0 })) },
    {
      styleMap: [
        ...Object.keys(files)
          .filter((name) => STYLED.test(name))
          .flatMap((name) => hiddenStyles(readXml(files[name]!)).flatMap(dropped)),
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='제목'] => h1:fresh",
        ...STYLES,
      ],
      includeEmbeddedStyleMap: false,
      convertImage: images.imgElement(async () => ({ src: '' })),
      ignoreEmptyParagraphs: true,
    },
  );
  return { parsed: htmlBlocks(value) };
}

/** No word processor writes one: it is where entities that grow are declared. */
function hasDoctype(xml: Uint8Array): boolean {
  return Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).includes('<!DOCTYPE');
}

/** Says to the library that what has this style is left out. */
function dropped(style: string): string[] {
  const id = style.replace(/[^a-zA-Z]/g, '\\$&');
  return [`r.${id} => !`, `p.${id} => !`];
}
