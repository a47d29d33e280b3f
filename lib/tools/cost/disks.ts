import type { Sentence } from '../../config/sentence';
import { diskPart, diskSpeedParts } from '../prices/parts-of';
import type { Charge, WhenStopped } from './charge';

type Raw = Readonly<Record<string, unknown>>;

const OF_SPEED: Readonly<Record<string, Sentence>> = {
  iops: { en: 'IOPS above the free ones of', ko: '기본 제공을 넘는 IOPS:' },
  throughput: { en: 'throughput above the free one of', ko: '기본 제공을 넘는 처리량:' },
};

/** What disks cost: their size, and the speed that is not in it. */
export function diskCharges(what: Sentence, disk: Raw, count: number, whenStopped: WhenStopped): Charge[] {
  const { Size, VolumeSize = Size, Iops, Throughput } = disk;
  const volumeType = volumeTypeOf(disk);
  const speed = { volumeType, iops: numberIn(Iops), throughput: numberIn(Throughput) };
  return [
    { what, part: diskPart(volumeType, count === 0 ? 0 : Number(VolumeSize ?? Number.NaN) * count), whenStopped },
    ...diskSpeedParts(speed, count).map((part) => ({ what: speedWords(part[0], what), part, whenStopped })),
  ];
}

/** A disk that says nothing of its type is of the older one. */
export function volumeTypeOf({ VolumeType = 'gp2' }: Raw): string {
  return String(VolumeType);
}

/** What is paid for beside the size, by the item of the price list. */
export function speedWords(item: string, what: Sentence): Sentence {
  const { en, ko } = OF_SPEED[item.split('/')[2]!]!;
  return { en: `${en} ${what.en}`, ko: `${ko} ${what.ko}` };
}

/** A number that is written, as a number or in quotes. */
export function numberIn(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
