import type { Sentence } from '../../config/sentence';
import { TemplateError } from '../../model/template-file';
import { type Form, TemplateFormError } from '../../model/template-form';

/** Why a file is no template that can be read: the place, its value and what it must be; undefined for other errors. */
export function templateFaultWords(error: unknown): Sentence | undefined {
  if (error instanceof TemplateError) {
    return { en: error.message, ko: `${error.file}은(는) ${NO_TEMPLATE_IN_KOREAN[error.reason](error.detail)}` };
  }
  if (!(error instanceof TemplateFormError)) return undefined;
  const { file, place, value, form } = error;
  return { en: error.message, ko: `${file}: ${place} 값이 ${value}입니다. ${FORMS_IN_KOREAN[form]}` };
}

const NO_TEMPLATE_IN_KOREAN: Readonly<Record<TemplateError['reason'], (detail: string) => string>> = {
  'no JSON': (why) => `JSON이 아닙니다(${why}). npx cdk synth가 cdk.out에 쓴 템플릿을 쓰세요`,
  'no resources': () => '템플릿이 아닙니다. Resources가 없습니다',
  'no type': (id) => `템플릿이 아닙니다. ${id}에 AWS::S3::Bucket 같은 Type이 없습니다`,
  'no map': (place) => `템플릿이 아닙니다. ${place}은(는) 객체여야 합니다`,
};

const FORMS_IN_KOREAN: Readonly<Record<Form, string>> = {
  id: '논리적 ID는 영문자와 숫자만 씁니다. 예: Queue1',
  list: '목록이어야 합니다: [ ... ]',
  map: '객체여야 합니다: { ... }',
  name: '논리적 ID를 따옴표로 써야 합니다. 예: { "Ref": "Queue" }',
  attribute: '논리적 ID와 속성을 써야 합니다. 예: { "Fn::GetAtt": ["Queue", "Arn"] }',
  arguments: '함수가 받는 개수만큼의 목록이어야 합니다',
  joined: '사이에 넣을 문자열과 값 목록을 써야 합니다. 예: { "Fn::Join": ["-", ["a", "b"]] }',
  index: '0부터 세는 번호와, 그 번호의 값이 있는 목록이어야 합니다',
  given: '이 유형에 꼭 필요한 속성이니 값을 쓰세요',
  text: '문자열이어야 합니다. 예: { "Fn::Sub": "${Queue}" }',
  single: '값 하나여야 합니다: 문자열, 숫자, true, false 또는 그런 값을 주는 함수',
  something: '값을 쓰거나 속성을 빼세요',
  shallow: '템플릿은 100단계까지만 중첩할 수 있습니다',
};
