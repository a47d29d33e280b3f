import sharp from 'sharp';

/** As a browser's file dialog hands it over. */
export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const EVENING = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067" viewBox="0 0 1600 1067">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#1d3f6e"/><stop offset=".55" stop-color="#e9a15b"/><stop offset="1" stop-color="#f6d9a8"/></linearGradient></defs>
<rect width="1600" height="1067" fill="url(#sky)"/><circle cx="1120" cy="560" r="110" fill="#fff3d6"/>
<path d="M0 700 300 420l220 230 260-320 330 380 190-190 300 240v307H0z" fill="#3c4a6b"/>
<path d="M0 860 260 700l340 150 380-180 620 200v197H0z" fill="#22304c"/></svg>`);

let made: Promise<Buffer> | undefined;

export async function picture(name = 'evening.jpg'): Promise<SampleFile> {
  made ??= sharp(EVENING).jpeg({ quality: 90 }).toBuffer();
  return { name, mimeType: 'image/jpeg', buffer: await made };
}

export function document(name: string, bytes = 20_000): SampleFile {
  return { name, mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 'a') };
}
