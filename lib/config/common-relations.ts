import type { CommonSettings } from './common-settings';
import { contextOption } from './context-option';
import type { Relation } from './pattern-settings';
import { zonesOf } from './regions';

/** What no single common key's schema can say. */
export const COMMON_RELATIONS: readonly Relation<CommonSettings>[] = [
  {
    key: 'availabilityZones',
    problems: ({ availabilityZones = [], region }) => {
      const zones = zonesOf(region);
      const option = contextOption('availabilityZones', zones.slice(0, 2));
      return availabilityZones
        .filter((zone) => !zones.includes(zone))
        .map((zone) => ({
          en: `"${zone}" is no zone of ${region}, which has ${zones.join(', ')}; for example ${option}`,
          ko: `"${zone}"은(는) ${region}의 가용 영역이 아닙니다. 이 리전에는 ${zones.join(', ')}이(가) 있습니다. 예: ${option}`,
        }));
    },
  },
  {
    key: 'availabilityZones',
    problems: ({ availabilityZones = [] }) =>
      availabilityZones
        .filter((zone, at) => availabilityZones.indexOf(zone) !== at)
        .map((zone) => ({
          en: `"${zone}" is named twice; a network wants each zone once`,
          ko: `"${zone}"이(가) 두 번 나옵니다. 가용 영역은 한 번씩만 쓰세요`,
        })),
  },
];
