import sharp from 'sharp';

const RED = { r: 200, g: 30, b: 60 };

/** One colour, which packs well. */
export function plain(width = 120, height = 80, channels: 3 | 4 = 3): sharp.Sharp {
  const background = channels === 4 ? { ...RED, alpha: 0.5 } : RED;
  return sharp({ create: { width, height, channels, background } });
}

/** No two pixels alike, as in a photo. */
export function noise(width: number, height: number): sharp.Sharp {
  const gaussian = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width, height, channels: 3, noise: gaussian, background: 'white' } });
}

/** Ten frames that differ. */
export function animation(): sharp.Sharp {
  const pixels = Buffer.from(Array.from({ length: 40 * 400 * 3 }, (_, at) => Math.floor(at / (40 * 40 * 3)) * 20));
  return sharp(pixels, { raw: { width: 40, height: 400, channels: 3, pageHeight: 40 } });
}

export interface GoodImages {
  readonly jpeg: Buffer;
  readonly png: Buffer;
  readonly webp: Buffer;
  readonly gif: Buffer;
}

export async function goodImages(width: number, height: number): Promise<GoodImages> {
  const [jpeg, png, webp, gif] = await Promise.all([
    noise(width, height).jpeg().toBuffer(),
    noise(width, height).png().toBuffer(),
    noise(width, height).webp().toBuffer(),
    noise(width, height).gif().toBuffer(),
  ]);
  return { jpeg: jpeg!, png: png!, webp: webp!, gif: gif! };
}
