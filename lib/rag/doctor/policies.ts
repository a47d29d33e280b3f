import type { AccountQuestions } from './account-questions';
import { type Judged, ok, unknown } from './finding';

/** Whether an organization may forbid what the stack does. What it forbids, nobody in one of its accounts may read. */
export async function policies(
  account: string,
  { organization }: Pick<AccountQuestions, 'organization'>,
): Promise<Judged> {
  const found = await organization();
  if (!found) {
    return ok({
      en: 'the account is in no organization, and no service control policy acts on it',
      ko: '계정이 조직에 속하지 않아 적용되는 서비스 제어 정책(SCP)이 없습니다',
    });
  }
  if (found.managedBy === account) {
    return ok({
      en: `the account manages ${found.id}, and service control policies do not act on it`,
      ko: `계정이 ${found.id}의 관리 계정이라 서비스 제어 정책(SCP)이 적용되지 않습니다`,
    });
  }
  return unknown(
    {
      en: `the account is in ${found.id}, and what its service control policies forbid cannot be read from here`,
      ko: `계정이 ${found.id}에 속해 있고, 그 서비스 제어 정책(SCP)이 무엇을 막는지는 이 계정에서 읽을 수 없습니다`,
    },
    {
      en: `Ask whoever manages it (account ${found.managedBy}) whether Bedrock and OpenSearch are allowed in this region; with rag.processing=global, Bedrock must be allowed where aws:RequestedRegion is "unspecified"`,
      ko: `관리자(계정 ${found.managedBy})에게 이 리전에서 Bedrock과 OpenSearch가 허용되는지 물어보세요. rag.processing=global이면 aws:RequestedRegion이 "unspecified"인 Bedrock 호출도 허용되어야 합니다`,
    },
  );
}
