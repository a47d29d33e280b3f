import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork, hasServers, idOfRoute, isDomain, routesOfServers } from './shape';

/** How long, how many at once, how much. */
export function limits({ settings, mode, region }: Chosen<RagSettings>): string[] {
  return [
    // The dead-letter queue hides for SQS's own half minute: only people receive from it.
    'DocumentsDeadLetters hides for 30 s, waits 0 s, takes 1048576 bytes',
    // Six times the function's time-out (A1).
    'DocumentsNews hides for 1800 s, waits 20 s, takes 1048576 bytes',
    'DocumentsNews gives up after 5 receives',
    'ReaderHandlerFunction 300 s, 2048 MiB',
    'ReaderSource batches of 1, 2 at once',
    'PrepareIndexHandlerFunction 600 s, 256 MiB',
    'PrepareIndexProviderframeworkonEvent 900 s, 128 MiB',
    ...(hasServers(settings)
      ? [
          ...servers(settings, Math.max(1, mode.minInstances), mode.deletionProtection),
          ...(mode.highlyAvailable ? [] : ['NetworkTiersVpcPublicSubnet1Nat t4g.micro, 8 GiB, unlimited credits']),
        ]
      : ['FunctionsAskFunction 110 s, 512 MiB', 'FunctionsSearchFunction 28 s, 512 MiB']),
    'FunctionsReadFunction 10 s, 512 MiB',
    'FunctionsChangeFunction 10 s, 512 MiB',
    'ApitenantaskPOST waits 110 s, and hands on what comes',
    'ApiDeploymentStagev1 * /*: 10 a second, 20 at once',
    ...(settings.guardrail ? guardrail(region) : []),
    ...(isDomain(settings)
      ? nodes(mode.highlyAvailable)
      : ['Search', 'Indexing'].map((what) => `PassagesGroup 0 to ${settings.maxOcu} compute units of ${what}`)),
    ...(hasNetwork(settings) ? [sizeOf(GROUP_CLOSER)] : []),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
  ];
}

/** One server more than are needed takes the place of another. Whoever waits for another waits longer than that one. */
function servers(settings: RagSettings, least: number, isProtected: boolean): string[] {
  const [, ...whole] = routesOfServers(settings);
  return [
    `ServersTemplate ${settings.architecture === 'arm64' ? 't4g' : 't3'}.small, 20 GiB, unlimited credits`,
    `ServersGroupASG ${least} to ${least + 1} machines`,
    ...whole.map((route) => `${idOfRoute(route)} waits 29 s`),
    'ServersBalancerTargets asks each instance HTTP 8080 /healthz every 10 s for HttpCode 200 within 5 s: 2 times well, 2 times ill',
    // As long as a stream goes on at most.
    'ServersBalancerTargets deregistration_delay.timeout_seconds 110',
    'ServersBalancerTargets stickiness.enabled false',
    `ServersBalancer deletion_protection.enabled ${isProtected}`,
    'ServersBalancer idle_timeout.timeout_seconds 60',
    'ServersBalancer routing.http.drop_invalid_header_fields.enabled true',
    'ServersBalancer routing.http.desync_mitigation_mode defensive',
    'ServersBalancer access_logs.s3.enabled true',
    'ServersBalancer access_logs.s3.bucket AccessLogsBucket',
  ];
}

/** Of what it is asked it stops more than of what it answers, and it hides nothing of it. */
function guardrail(region: string): string[] {
  const profile = { 'ap-southeast-2': 'au', 'ap-northeast-2': 'apac', 'us-east-1': 'us' }[region];
  const hidden = 'Action ANONYMIZE, InputEnabled false';
  return [
    `reads as STANDARD does, by arn:aws:bedrock:${region}:<account>:guardrail-profile/${profile}.guardrail.v1:0`,
    'writes NOT_IN_DOCUMENTS for a question, NOT_IN_DOCUMENTS for an answer',
    ...['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'].map(
      (type) => `stops InputStrength MEDIUM, OutputStrength LOW, Type ${type}`,
    ),
    'stops InputStrength HIGH, OutputStrength NONE, Type PROMPT_ATTACK',
    ...['AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'CREDIT_DEBIT_CARD_NUMBER', 'US_SOCIAL_SECURITY_NUMBER'].map(
      (type) => `hides ${hidden}, OutputAction ANONYMIZE, OutputEnabled true, Type ${type}`,
    ),
    String.raw`hides ${hidden}, Name KoreanResidentNumber, OutputAction ANONYMIZE, OutputEnabled true, Pattern \b\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-?[1-8]\d{6}\b`,
  ]
    .map((line) => `AnswersGuardrail ${line}`)
    .concat('AnswersVersion is one of AnswersGuardrail.GuardrailId');
}

function nodes(highlyAvailable: boolean): string[] {
  const domain = (what: string) => `PassageDomain ${what}`;
  return highlyAvailable
    ? [domain('OpenSearch_2.19: 4 m7g.medium.search with 10 GiB of gp3'), domain('3 m7g.medium.search that keep order')]
    : [domain('OpenSearch_2.19: 1 t3.small.search with 10 GiB of gp3')];
}
