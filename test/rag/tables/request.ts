import type { RequestKeys } from '../../support/pattern-tables';

const PROFILES = ['anthropic.claude-haiku-5-5', 'anthropic.claude-sonnet-5-5', 'cohere.embed-v4:0'];
/** The guardrail of the stack and its version, as they are called before a deployment names them. */
const GUARDRAIL = 'guardrail/rag-answersguardrailb418d136:rag-answersversioncec81d08.Version';
const PARTS_OF_THE_WORLD: Readonly<Record<string, string>> = { 'ap-southeast-2': 'au', 'us-east-1': 'us' };

/** A request by each profile: of the deployment's own region, and one handed on to whichever region has room. */
export function requests(region: string): readonly RequestKeys[] {
  const parts = ['global', ...(PARTS_OF_THE_WORLD[region] ? [PARTS_OF_THE_WORLD[region]] : [])];
  return parts
    .flatMap((part) =>
      PROFILES.map((model) => `arn:aws:bedrock:${region}:111122223333:inference-profile/${part}.${model}`),
    )
    .flatMap((profile) =>
      [region, 'unspecified'].map((asked) => ({
        'aws:RequestedRegion': asked,
        'bedrock:InferenceProfileArn': profile,
        'bedrock:GuardrailIdentifier': `arn:aws:bedrock:${region}:111122223333:${GUARDRAIL}`,
      })),
    );
}
