import { cp949Letter } from '../domain/cp949';

/**
 * How older Korean PDF files number their letters, made here as PDF.js asks for it: these tables are 38 MB of its package with those
 * of every other language. A letter's number in the font is its number in Unicode here, since nothing is drawn.
 */
export class KoreanCodes {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const name = filename;
    const ranges = tableOf(name);
    if (ranges === undefined) throw new Error(`no table of codes is called ${name}`);
    return new TextEncoder().encode(ranges);
  }
}

function tableOf(name: string): string | undefined {
  if (/^(?:KSC|KSCms|KSCpc)-(?:UHC|EUC)(?:-HW)?-[HV]$/.test(name)) return koreanTable(name);
  if (/^UniKS-(?:UCS2|UTF16)-[HV]$/.test(name) || name === 'Adobe-Korea1-UCS2') return identityTable(name);
  return undefined;
}

function koreanTable(name: string): string {
  const lines: string[] = [];
  for (let code = 0x8141; code <= 0xfefe; code++) {
    const letter = cp949Letter(code);
    if (letter !== undefined) lines.push(`<${hex(code)}> ${letter}`);
  }
  return table(
    name,
    '<00> <80>\n<8141> <fefe>',
    `1 begincidrange\n<20> <7e> 32\nendcidrange\n${lines.length} begincidchar\n${lines.join('\n')}\nendcidchar`,
  );
}

function identityTable(name: string): string {
  const ranges =
    name === 'Adobe-Korea1-UCS2'
      ? '1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange'
      : '1 begincidrange\n<0000> <ffff> 0\nendcidrange';
  return table(name, '<0000> <ffff>', ranges);
}

function table(name: string, codes: string, ranges: string): string {
  const count = codes.split('\n').length;
  return `/CMapName /${name} def\n/WMode ${name.endsWith('V') ? 1 : 0} def\n${count} begincodespacerange\n${codes}\nendcodespacerange\n${ranges}\nendcmap\n`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
