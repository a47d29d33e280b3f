import type { RagSettings } from '../settings';
import type { AccountQuestions } from './account-questions';
import { type Judged, ok, problem, unknown } from './finding';

/** The service's own role, without which a domain in a network is refused: nobody but the console makes it by itself. */
const DOMAIN_ROLE = 'AWSServiceRoleForAmazonOpenSearchService';

/** Whether the store can be made. */
export async function store(
  kind: RagSettings['store'],
  { collectionGenerations, hasRole }: AccountQuestions,
): Promise<Judged> {
  switch (kind) {
    case 'serverless':
      return (await collectionGenerations()).includes('NEXTGEN')
        ? ok({
            en: 'the region has a group of collections of the second generation already',
            ko: '이 리전에 2세대 컬렉션 그룹이 이미 있습니다',
          })
        : unknown(
            {
              en: 'there is no group of the second generation here yet, and AWS tells by no call whether the region offers it',
              ko: '아직 2세대 그룹이 없고, 이 리전이 2세대를 제공하는지 알려 주는 호출도 없습니다',
            },
            {
              en: 'Deploy. Where that stops at the group of collections with a message about the generation: -c rag.store=domain',
              ko: '배포해 보세요. 컬렉션 그룹에서 세대에 관한 메시지로 멈추면: -c rag.store=domain',
            },
          );
    case 'domain':
      return (await hasRole(DOMAIN_ROLE))
        ? ok({ en: `the account has ${DOMAIN_ROLE}`, ko: `계정에 ${DOMAIN_ROLE}이(가) 있습니다` })
        : problem(
            {
              en: `the account has no ${DOMAIN_ROLE}, without which a domain in a network is refused`,
              ko: `계정에 ${DOMAIN_ROLE}이(가) 없어 네트워크 안의 도메인이 거절됩니다`,
            },
            {
              en: 'Once for the account: aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com',
              ko: '계정에서 한 번만 실행하세요: aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com',
            },
          );
  }
}
