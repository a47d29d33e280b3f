/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run refresh-images -- [--region <region>] [--dry-run] [--lang en|ko]

Asks AWS for the newest Ubuntu 24.04 image that Canonical published for both amd64 and arm64, and writes its serial into
lib/lab/images.ts. The next deploy of Lab then replaces the server. Needs AWS credentials that allow ssm:GetParametersByPath.

  --region <region>  region to ask (default ap-southeast-2; serials are the same everywhere)
  --dry-run          say what would be written, and write nothing
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)`,
    unchanged: (serial: string) => `${serial} is the newest already.`,
    written: (from: string, to: string) => `${from} -> ${to}, written to lib/lab/images.ts.`,
    wouldWrite: (from: string, to: string) => `${from} -> ${to}; nothing was written (--dry-run).`,
    noneFound: (path: string, region: string) =>
      `No complete image below ${path} in ${region}. Try another region, for example --region us-east-1.`,
    notAsked: (region: string, reason: string) =>
      `AWS could not be asked in ${region}: ${reason}\nSign in first, for example with: aws sso login (or aws configure).`,
  },
  ko: {
    help: `사용법: npm run refresh-images -- [--region <리전>] [--dry-run] [--lang en|ko]

Canonical이 amd64와 arm64 모두에 대해 공개한 최신 Ubuntu 24.04 이미지를 AWS에 물어보고, 그 일련번호를
lib/lab/images.ts에 적습니다. 그다음 Lab을 배포하면 서버가 새로 만들어져 교체됩니다. ssm:GetParametersByPath를 허용하는 AWS 자격 증명이 필요합니다.

  --region <리전>    물어볼 리전 (기본값 ap-southeast-2, 일련번호는 모든 리전에서 같습니다)
  --dry-run          무엇을 적을지 알려 주기만 하고 파일은 바꾸지 않습니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)`,
    unchanged: (serial: string) => `${serial}이(가) 이미 최신입니다.`,
    written: (from: string, to: string) => `${from} -> ${to}, lib/lab/images.ts에 적었습니다.`,
    wouldWrite: (from: string, to: string) => `${from} -> ${to}, 파일은 바꾸지 않았습니다(--dry-run).`,
    noneFound: (path: string, region: string) =>
      `${region} 리전의 ${path} 아래에 완전한 이미지가 없습니다. 다른 리전을 써 보세요. 예: --region us-east-1`,
    notAsked: (region: string, reason: string) =>
      `${region} 리전의 AWS에 물어보지 못했습니다: ${reason}\n먼저 로그인하세요. 예: aws sso login (또는 aws configure)`,
  },
} as const;
