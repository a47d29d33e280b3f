import type { Sentence } from '../../../config/sentence';

/** Types whose going away leaves what they guarded without them. */
export const GUARDS: Readonly<Record<string, Sentence>> = {
  'AWS::CloudWatch::Alarm': { en: 'the alarm is gone', ko: '경보가 없어졌습니다' },
  'AWS::CloudWatch::CompositeAlarm': { en: 'the alarm is gone', ko: '경보가 없어졌습니다' },
  'AWS::WAFv2::WebACL': { en: 'the firewall (WAF) is gone', ko: '웹 방화벽(WAF)이 없어졌습니다' },
  'AWS::WAFv2::WebACLAssociation': {
    en: 'the firewall (WAF) no longer guards it',
    ko: '웹 방화벽(WAF) 연결이 없어졌습니다',
  },
  'AWS::EC2::FlowLog': { en: 'the flow log is gone', ko: '흐름 로그가 없어졌습니다' },
  'AWS::SecretsManager::RotationSchedule': {
    en: 'the secret no longer rotates',
    ko: '보안 암호를 더는 교체하지 않습니다',
  },
  'AWS::Bedrock::Guardrail': { en: 'the guardrail is gone', ko: '가드레일이 없어졌습니다' },
  'AWS::ApiGateway::RequestValidator': { en: 'requests are no longer validated', ko: '요청을 더는 검증하지 않습니다' },
};
