import { type Box, STEP_SIZE, stepsWidth, type Way } from './laid-out';
import { escaped, round } from './svg';

/** A line with its numbers and words. The permissions that it stands for besides lie around it. */
export function lineText({ line, points, label }: Way, prefix: string): string {
  const { edges, steps, permitted } = line;
  const flow = steps.length > 0;
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const classes = ['edge', ...(flow ? ['flow'] : []), ...(permitted ? ['permitted'] : [])].join(' ');
  const open = edges.map(({ id }) => `<g data-edge="${escaped(id)}">`).join('');
  const drawn = `<path class="${classes}" d="${path}" marker-end="url(#${prefix}-${flow ? 'flow' : 'arrow'})"/>`;
  return `${open}${drawn}${label ? labelText({ line, points, label }, label) : ''}${'</g>'.repeat(edges.length)}\n`;
}

/** Numbers first, then the words, on a ground that hides the line behind them. */
function labelText({ line }: Way, { x, y, width, height }: Box): string {
  const { steps, words } = line;
  const middle = y + height / 2;
  const start = x + stepsWidth(line);
  const numbers = steps.map((number, at) =>
    stepText(number, x + (at + 0.5) * (stepsWidth(line) / steps.length), middle),
  );
  if (words === '') return numbers.join('');
  const ground = `<rect class="behind" x="${round(start)}" y="${round(middle - 8)}" width="${round(x + width - start)}" height="16"/>`;
  return `${ground}<text class="label" x="${round((start + x + width) / 2)}" y="${round(middle + 4)}">${escaped(words)}</text>${numbers.join('')}`;
}

function stepText(number: number, x: number, y: number): string {
  return `<g class="step" data-step="${number}"><circle cx="${round(x)}" cy="${round(y)}" r="${STEP_SIZE / 2}"/><text x="${round(x)}" y="${round(y + 4)}">${number}</text></g>`;
}
