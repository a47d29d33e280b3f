import { checkedText } from '../config/fault';
import { nearest } from '../config/spelling';

export const timeOfDay = checkedText((time) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    ? undefined
    : {
        en: 'is not a time of day; write HH:MM, from 00:00 to 23:59',
        ko: '은(는) 시각이 아닙니다. 00:00부터 23:59까지 HH:MM으로 쓰세요',
        examples: [nearestTime(time) ?? '22:00'],
      },
);

export const timeZone = checkedText((zone) => {
  if (isTimeZone(zone)) return undefined;
  return {
    en: 'is not an IANA time zone, which is a continent and a city',
    ko: '은(는) IANA 시간대가 아닙니다. 대륙/도시로 쓰세요',
    examples: [nearestZone(zone) ?? 'Asia/Seoul'],
  };
});

/** Whatever IANA lists, newer names of a zone (Asia/Kolkata, Europe/Kyiv) among them; capitals count, as for AWS. */
function isTimeZone(zone: string): boolean {
  if (zone === 'UTC') return true;
  if (!/^[A-Z]\w+(\/[A-Z][\w+-]+)+$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** A time as people write it: 9, 9:00, 22h00, 10 pm, 24:00. */
function nearestTime(text: string): string | undefined {
  const [, hours, minutes = '00', half] =
    /^\s*(\d{1,2})(?:\s*[:.h시]?\s*(\d{2}))?(?::\d{2}|분|h|시)?\s*(am|pm)?\s*$/i.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours) % 24;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** The zone of a city or of an abbreviation, however it is written. */
function nearestZone(text: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const bare = text.trim().toLowerCase().replace(/\s+/g, '_');
  const exact = zones.find((zone) => zone.toLowerCase() === bare || zone.toLowerCase().endsWith(`/${bare}`));
  return exact ?? SHORT_ZONES[bare.replace(/[^a-z0-9가-힣]/g, '')] ?? nearest(text, zones);
}

const SHORT_ZONES: Readonly<Record<string, string>> = {
  kst: 'Asia/Seoul',
  korea: 'Asia/Seoul',
  gmt9: 'Asia/Seoul',
  utc9: 'Asia/Seoul',
  서울: 'Asia/Seoul',
  한국: 'Asia/Seoul',
  jst: 'Asia/Tokyo',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  gmt10: 'Australia/Sydney',
  utc10: 'Australia/Sydney',
  시드니: 'Australia/Sydney',
  est: 'America/New_York',
  edt: 'America/New_York',
  gmt: 'UTC',
  utc: 'UTC',
};
