import * as z from 'zod';
import { emailAddress } from './email-address';
import { textLike } from './fault';
import { REGIONS, type Region, zonesOf } from './regions';

/** CloudFormation takes 128 letters of a stack's name; what it makes names of others from stays readable with these. */
const LONGEST_NAME = 32;

/**
 * Zones that an operator chooses.
 *
 * @param region - whose zones a message names as examples; that the chosen ones are its own is a relation
 */
export function availabilityZonesOf(region: Region) {
  return z
    .array(
      textLike(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, {
        en: 'is not the name of an availability zone',
        ko: '은(는) 가용 영역의 이름이 아닙니다',
        examples: zonesOf(region).slice(0, 2),
      }),
    )
    .min(2)
    .max(3)
    .optional()
    .describe(
      'Two or three zones that networks span, in any order, the first by name for a single server; without it the first two of the account. Choose before the first deployment: other zones are another network, which replaces whatever lies in the old one',
    );
}

/** What an operator chooses for all patterns together. Each pattern's own keys are in lib/<pattern>/settings.ts. */
export const commonSchema = z.strictObject({
  mode: z
    .enum(['classroom', 'production'])
    .default('classroom')
    .describe('classroom: one cdk destroy leaves nothing; production: data is kept, tiers are doubled'),
  region: z
    .enum(REGIONS)
    .default('ap-southeast-2')
    .describe('AWS region of every stack; in another region it is another stack'),
  availabilityZones: availabilityZonesOf(REGIONS[0]),
  name: textLike(new RegExp(`^(?=.{1,${LONGEST_NAME}}$)[a-z0-9]+(-[a-z0-9]+)*$`), {
    en: `cannot end a stack's name: 1 to ${LONGEST_NAME} of a-z, 0-9 and single hyphens between them, in Latin letters`,
    ko: `은(는) 스택 이름의 끝에 쓸 수 없습니다. 영문 소문자 a-z, 숫자, 그 사이의 하이픈 하나씩을 1~${LONGEST_NAME}자로 쓰세요`,
    examples: ['minji'],
  })
    .optional()
    .describe(
      'Ends the name of every stack (Lab-minji), so that several people share an account: another name is another stack',
    ),
  owner: textLike(/^(?!\p{Z}*$)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u, {
    en: 'is not a tag value: 1 to 256 letters, digits, spaces or any of _ . : / = + - @, and not spaces alone',
    ko: '은(는) 태그 값이 아닙니다. 글자, 숫자, 공백, _ . : / = + - @ 를 1~256자로 쓰고 공백만으로는 쓰지 마세요',
    examples: ['minji'],
  })
    .default('unassigned')
    .describe(
      'Value of the owner tag, on whatever AWS lets be tagged; a key pair has none, because another tag would make it another key',
    ),
  deletionProtection: z
    .boolean()
    .default(false)
    .describe(
      'The stack, its databases, tables and load balancers refuse to be deleted: true only once it stands, for a first deployment that fails could not be cleaned up. Another key that takes one of them away needs a deployment with false before',
    ),
  alarmEmail: emailAddress('ops@example.com')
    .optional()
    .describe('Where alarms are mailed; without it they reach the SNS topic only'),
});

/** What an adopter writes of it: every key optional. */
export type CommonInput = z.input<typeof commonSchema>;

export type CommonSettings = z.output<typeof commonSchema>;
