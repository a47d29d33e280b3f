/** @returns status, headers and parsed body, also of a refusal */
export async function call(method, path, body, headers = {}) {
  const response = await fetch(path, { method, body, headers });
  return { status: response.status, headers: response.headers, body: parse(await response.text()) };
}

/** What stands between the page and an API answers in words when it fails. */
function parse(answer) {
  try {
    return answer ? JSON.parse(answer) : {};
  } catch {
    return { message: answer };
  }
}
