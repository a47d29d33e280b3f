import sharp from 'sharp';

/** An image that no encoder can make small. */
export function noise(width: number, height: number): sharp.Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 80 },
      background: 'white',
    },
  });
}

/** An image of one colour. */
export function plain(width: number, height: number): sharp.Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });
}
