import { strToU8, zipSync } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HANGUL =
  'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"';

/** A Word document of a body, as Word packs it. */
export function docx(body: string, more: Readonly<Record<string, string>> = {}): Buffer {
  return archive({
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `${XML}<w:styles ${WORD}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    'word/document.xml': `${XML}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function wordParagraph(text: string, style?: string, run = ''): string {
  const styled = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${styled}<w:r>${run && `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function wordTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((text) => `<w:tc>${wordParagraph(text)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

/** A document of Hangul with one section for each body, as it packs it. */
export function hwpx(bodies: readonly string[], more: Readonly<Record<string, string>> = {}): Buffer {
  const sections = bodies.map((body, index) => [
    `Contents/section${index}.xml`,
    `${XML}<hs:sec ${HANGUL}>${body}</hs:sec>`,
  ]);
  return archive({
    mimetype: 'application/hwp+zip',
    'Contents/content.hpf': `${XML}<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>휴가 규정</opf:title></opf:metadata></opf:package>`,
    'Contents/header.xml': `${XML}<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"><hh:refList><hh:styles><hh:style id="0" type="PARA" name="바탕글" engName="Normal"/><hh:style id="2" type="PARA" name="개요 1" engName="Outline 1"/></hh:styles></hh:refList></hh:head>`,
    'META-INF/manifest.xml': `${XML}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    ...Object.fromEntries(sections),
    ...more,
  });
}

export function hangulParagraph(inside: string, style = '0'): string {
  return `<hp:p id="0" styleIDRef="${style}"><hp:run charPrIDRef="0"><hp:t>${inside}</hp:t></hp:run></hp:p>`;
}

export function hangulTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row
      .map(
        (text) =>
          `<hp:tc><hp:subList>${hangulParagraph(text)}</hp:subList><hp:cellSpan colSpan="1" rowSpan="1"/></hp:tc>`,
      )
      .join('');
  return `<hp:p><hp:run><hp:tbl>${rows.map((row) => `<hp:tr>${cells(row)}</hp:tr>`).join('')}</hp:tbl></hp:run></hp:p>`;
}

export function archive(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file]),
      ),
    ),
  );
}

/** An archive whose entries say that they need this many bytes. */
export function claiming(packed: Buffer, bytes: number): Buffer {
  const lie = Buffer.from(packed);
  for (let place = 0; place + 4 < lie.length; place++) {
    const sign = lie.readUInt32LE(place);
    if (sign === 0x04034b50) lie.writeUInt32LE(bytes, place + 22);
    if (sign === 0x02014b50) lie.writeUInt32LE(bytes, place + 24);
  }
  return lie;
}
