/** Text without half characters, which no JSON parser of a service takes. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
