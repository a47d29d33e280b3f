import type { Sentence } from '../../config/sentence';
import EN from '../laptop/desk/page/texts.en.json';
import KO from '../laptop/desk/page/texts.ko.json';

/** What pages say beside what is made of a stack. */
export const PAGE_TEXTS = {
  atlas: { en: 'Atlas of reference architectures', ko: '참조 아키텍처 아틀라스' },
  atlasSays: {
    en: 'Each page is one template, read from top to bottom: what it is, which line makes it, who may do what, what it costs, and what stays.',
    ko: '페이지마다 템플릿 하나를 처음부터 끝까지 읽습니다. 무엇이 있고, 어느 줄이 만들고, 누가 무엇을 할 수 있고, 비용이 얼마이고, 무엇이 남는지 봅니다.',
  },
  // As on the laptop's pages.
  allPatterns: { en: EN.back, ko: KO.back },
  skip: { en: EN.skip, ko: KO.skip },
  dark: { en: EN.dark, ko: KO.dark },
  variants: { en: 'Variants', ko: '변형' },
  sections: { en: 'Sections', ko: '목차' },
  slides: { en: 'Slides', ko: '슬라이드' },
  print: { en: 'Print', ko: '인쇄' },
  picture: { en: 'Picture', ko: '그림' },
  flow: { en: 'Request flow', ko: '요청 흐름' },
  columns: { en: 'Line, template, reason', ko: '코드, 템플릿, 이유' },
  rights: { en: 'Who may do what', ko: '누가 무엇을 할 수 있는가' },
  reach: { en: 'Who reaches what', ko: '누가 어디에 접속할 수 있는가' },
  cost: { en: 'What it costs', ko: '비용' },
  leftovers: { en: 'What a destroy leaves', ko: '지운 뒤에 남는 것' },
  console: { en: 'By hand in the console', ko: '콘솔에서 손으로 하면' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Sections of a page in their order, by the id of each. */
export const SECTIONS = ['picture', 'flow', 'columns', 'rights', 'reach', 'cost', 'leftovers', 'console'] as const;

export type Section = (typeof SECTIONS)[number];
