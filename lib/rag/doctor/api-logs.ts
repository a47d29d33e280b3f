import type { RagSettings } from '../settings';
import type { AccountQuestions } from './account-questions';
import { type Judged, ok, problem } from './finding';

/** Whether the one role of the account that API Gateway logs with is as the deployment takes it to be. */
export async function apiLogs(
  chosen: RagSettings['apiGatewayLogRole'],
  { apiLogRole, hasRole }: AccountQuestions,
): Promise<Judged> {
  const role = await apiLogRole();
  switch (chosen) {
    case 'create':
      return role === undefined
        ? ok({
            en: 'API Gateway has no role to log with here, and gets one',
            ko: 'API Gateway의 로깅 역할이 아직 없어 새로 만듭니다',
          })
        : problem(
            {
              en: `API Gateway logs with ${role}; the stack would put another in its place, and take that along when it goes`,
              ko: `API Gateway가 ${role}(으)로 로그를 남기고 있습니다. 이 스택이 다른 역할로 바꾸고, 스택을 지우면 그 역할도 없어집니다`,
            },
            {
              en: 'Unless a former deployment of this stack made it: -c rag.apiGatewayLogRole=existing',
              ko: '이 스택이 전에 만든 역할이 아니라면: -c rag.apiGatewayLogRole=existing',
            },
          );
    case 'existing':
      if (role === undefined) {
        return problem(
          {
            en: 'API Gateway has no role to log with here, and the stage is refused',
            ko: 'API Gateway의 로깅 역할이 없어 스테이지가 거절됩니다',
          },
          {
            en: 'Have one made: -c rag.apiGatewayLogRole=create',
            ko: '스택이 만들게 하세요: -c rag.apiGatewayLogRole=create',
          },
        );
      }
      return (await hasRole(role.split('/').at(-1)!))
        ? ok({ en: `API Gateway logs with ${role}`, ko: `API Gateway가 ${role}(으)로 로그를 남깁니다` })
        : problem(
            {
              en: `API Gateway is to log with ${role}, which is gone`,
              ko: `API Gateway에 설정된 ${role}이(가) 없습니다`,
            },
            {
              en: 'Have one made: -c rag.apiGatewayLogRole=create',
              ko: '스택이 만들게 하세요: -c rag.apiGatewayLogRole=create',
            },
          );
  }
}
