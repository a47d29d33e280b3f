import type { Region } from '../../config/regions';
import { NOT_IN_SOURCES } from './ask-prompt';

/** What hands the looking at a text on to a region with room. Only with one does Bedrock read Korean. */
export interface GuardrailProfile {
  readonly id: string;
  /** Regions that a text may be handed to. */
  readonly regions: readonly string[];
}

/**
 * The narrowest profile of each region. Sydney has that of all of Asia too. Amazon Bedrock User Guide, "Supported Regions for
 * cross-Region guardrail inference", read in November 2026.
 */
export const GUARDRAIL_PROFILES: Readonly<Record<Region, GuardrailProfile>> = {
  'ap-southeast-2': { id: 'au.guardrail.v1:0', regions: ['ap-southeast-2'] },
  'ap-northeast-2': {
    id: 'apac.guardrail.v1:0',
    regions: ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  },
  'us-east-1': { id: 'us.guardrail.v1:0', regions: ['us-east-1', 'us-east-2', 'us-west-2'] },
};

/**
 * What the guardrail writes where it stops something: what a model writes that has no answer, so that nobody is shown it for one
 * before the end of the stream says who stopped it.
 */
export const BLOCKED_TEXT = NOT_IN_SOURCES;
