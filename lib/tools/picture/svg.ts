import type { Box } from './laid-out';

/** A number as short as an eye needs it: the same picture is the same text on every machine. */
export function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** Text for XML, between tags and between quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!);
}

export function rectangle({ x, y, width, height }: Box, radius: number): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}
