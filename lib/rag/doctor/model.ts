import type { Sentence } from '../../config/sentence';
import type { ModelAccess } from '../domain/model-offers';
import type { AccountQuestions, ModelAvailability, ProfileFound } from './account-questions';
import { type Judged, ok, problem, unknown } from './finding';

/** Whether a model may be called the way the deployment calls it. No model is called for it. */
export async function model(
  { modelId, profile }: ModelAccess,
  region: string,
  { modelAvailability, inferenceProfile }: AccountQuestions,
): Promise<Judged> {
  if (profile) {
    const refused = profileRefused(profile, region, await inferenceProfile(profile.id));
    if (refused) return refused;
  }
  const said = await modelAvailability(modelId);
  // Where a profile hands requests on, the model need not run in this region.
  if (!profile && said.region === 'NOT_AVAILABLE') {
    return problem(
      { en: `${region} does not offer it`, ko: `${region}에서 제공하지 않습니다` },
      {
        en: 'Deploy to another region, or choose another model (lib/rag/settings.ts)',
        ko: '다른 리전에 배포하거나 다른 모델을 고르세요(lib/rag/settings.ts)',
      },
    );
  }
  return accessTo(said, !profile);
}

function profileRefused(
  { id, regions }: NonNullable<ModelAccess['profile']>,
  region: string,
  found: ProfileFound | undefined,
): Judged | undefined {
  if (!found) {
    return problem(
      { en: `${region} has no profile of this id`, ko: `${region}에 이 ID의 프로파일이 없습니다` },
      {
        en: `See which there are: aws bedrock list-inference-profiles --region ${region}. Then choose another model or rag.processing`,
        ko: `어떤 것이 있는지 확인하고(aws bedrock list-inference-profiles --region ${region}) 다른 모델이나 rag.processing을 고르세요`,
      },
    );
  }
  const elsewhere = regions && found.regions.filter((each) => !regions.includes(each));
  if (elsewhere && elsewhere.length > 0) {
    const places = elsewhere.join(', ');
    return problem(
      {
        en: `it hands requests to ${places} too, where the stack's roles may not call the model`,
        ko: `요청을 ${places}(으)로도 보내는데, 스택의 역할에는 그곳에서 모델을 호출할 권한이 없습니다`,
      },
      {
        en: 'Add the region to GEOGRAPHIES in lib/rag/domain/model-offers.ts, or: -c rag.processing=global',
        ko: 'lib/rag/domain/model-offers.ts의 GEOGRAPHIES에 그 리전을 더하거나: -c rag.processing=global',
      },
    );
  }
  if (found.status === 'ACTIVE') return undefined;
  return unknown(
    {
      en: `the profile ${id} is ${found.status ?? 'in no state'}`,
      ko: `프로파일 ${id}의 상태는 ${found.status ?? '알 수 없음'}입니다`,
    },
    { en: 'Ask the model once in the Bedrock console', ko: 'Bedrock 콘솔에서 모델에 한 번 질문해 보세요' },
  );
}

const ASK_ONCE: Sentence = {
  en: 'Ask the model once in the Bedrock console, in this region, and submit use case details where it asks for them; the subscription takes up to 15 minutes',
  ko: '이 리전의 Bedrock 콘솔에서 모델에 한 번 질문하고, 요구하면 사용 사례 양식을 제출하세요. 구독에는 15분까지 걸립니다',
};

function accessTo(said: ModelAvailability, inRegion: boolean): Judged {
  const { agreement, authorization, entitlement } = said;
  if (authorization === 'NOT_AUTHORIZED') {
    return problem(
      { en: 'this account, or you in it, may not use it', ko: '이 계정이나 현재 사용자에게 사용 권한이 없습니다' },
      {
        en: 'Ask an administrator for aws-marketplace:Subscribe and ViewSubscriptions, and whether a service control policy forbids the model',
        ko: '관리자에게 aws-marketplace:Subscribe와 ViewSubscriptions 권한을 요청하고, 서비스 제어 정책(SCP)이 이 모델을 막는지 물어보세요',
      },
    );
  }
  if (agreement === 'PENDING') {
    return problem(
      { en: 'the subscription is under way', ko: '구독이 진행 중입니다' },
      { en: 'Wait up to 15 minutes, then run this again', ko: '15분까지 기다렸다가 다시 실행하세요' },
    );
  }
  if (agreement === 'ERROR') {
    return problem({ en: 'the subscription failed', ko: '구독에 실패했습니다' }, ASK_ONCE);
  }
  if (agreement === 'NOT_AVAILABLE' || entitlement === 'NOT_AVAILABLE') {
    return problem(
      { en: 'the account has not subscribed to it yet', ko: '계정이 아직 이 모델을 구독하지 않았습니다' },
      ASK_ONCE,
    );
  }
  const all = [agreement === 'AVAILABLE', authorization === 'AUTHORIZED', entitlement === 'AVAILABLE'];
  if (inRegion) all.push(said.region === 'AVAILABLE');
  if (all.every(Boolean))
    return ok({ en: 'Bedrock says that it may be called', ko: '호출할 수 있다고 Bedrock이 답했습니다' });
  return unknown({ en: 'Bedrock did not say all of it', ko: 'Bedrock이 일부만 답했습니다' }, ASK_ONCE);
}
