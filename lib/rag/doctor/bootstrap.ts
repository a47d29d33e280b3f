import type { AccountQuestions } from './account-questions';
import { type Judged, ok, problem } from './finding';

/** Where the bootstrap stack says how new it is, unless it was given a qualifier of its own. */
export const BOOTSTRAP_PARAMETER = '/cdk-bootstrap/hnb659fds/version';
/** What templates of the library in use ask for. */
export const LEAST_BOOTSTRAP = 6;

/** Whether the region has what a deployment takes its files and roles from. */
export async function bootstrap(
  region: string,
  account: string,
  { parameter }: Pick<AccountQuestions, 'parameter'>,
): Promise<Judged> {
  const said = await parameter(BOOTSTRAP_PARAMETER);
  const remedy = {
    en: `Once for the account and region: npx cdk bootstrap aws://${account}/${region}`,
    ko: `계정과 리전마다 한 번 실행하세요: npx cdk bootstrap aws://${account}/${region}`,
  };
  if (said === undefined) {
    return problem({ en: `${region} is not bootstrapped`, ko: `${region} 리전이 부트스트랩되지 않았습니다` }, remedy);
  }
  return Number(said) >= LEAST_BOOTSTRAP
    ? ok({ en: `bootstrapped, version ${said}`, ko: `부트스트랩되어 있습니다(버전 ${said})` })
    : problem(
        {
          en: `the bootstrap is of version ${said}, and ${LEAST_BOOTSTRAP} is needed`,
          ko: `부트스트랩 버전이 ${said}입니다. ${LEAST_BOOTSTRAP} 이상이어야 합니다`,
        },
        remedy,
      );
}
