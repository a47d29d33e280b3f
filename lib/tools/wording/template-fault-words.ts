import type { Sentence } from '../../config/sentence';
import { TemplateError } from '../../model/template-file';
import { FORMS, type Form, TemplateFormError } from '../../model/template-form';

/** Why a file is no template that can be read: the place, its value and what it must be; undefined for other errors. */
export function templateFaultWords(error: unknown): Sentence | undefined {
  if (error instanceof TemplateError) return NO_TEMPLATE[error.reason](error.file, error.detail);
  if (!(error instanceof TemplateFormError)) return undefined;
  const { file, place, value, form } = error;
  return {
    en: `${file}: ${place} is ${value}; it must be ${FORMS[form]}`,
    ko: `${file}: ${place} 값이 ${value}입니다. ${FORMS_IN_KOREAN[form]}`,
  };
}

const NO_TEMPLATE: Readonly<Record<TemplateError['reason'], (file: string, detail: string) => Sentence>> = {
  'no JSON': (file, why) => ({
    en: `${file} is no JSON (${why}); name a template as npx cdk synth writes it into cdk.out`,
    ko: `${file}은(는) JSON이 아닙니다(${why}). npx cdk synth가 cdk.out에 쓴 템플릿을 쓰세요`,
  }),
  'no resources': (file) => ({
    en: `${file} is no template: it has no Resources`,
    ko: `${file}은(는) 템플릿이 아닙니다. Resources가 없습니다`,
  }),
  'no type': (file, id) => ({
    en: `${file} is no template: ${id} has no Type such as AWS::S3::Bucket`,
    ko: `${file}은(는) 템플릿이 아닙니다. ${id}에 AWS::S3::Bucket 같은 Type이 없습니다`,
  }),
  'no map': (file, place) => ({
    en: `${file} is no template: ${place} must be an object`,
    ko: `${file}은(는) 템플릿이 아닙니다. ${place}은(는) 객체여야 합니다`,
  }),
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
