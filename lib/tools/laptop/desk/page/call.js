/** @returns status, headers and parsed body, also of a refusal */
export async function call(method, path, body, headers = {}) {
  const response = await fetch(path, { method, body, headers });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : {} };
}
