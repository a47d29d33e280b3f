/** Everything printed while `work` runs, by any way a process has to print. */
export async function printed(work: () => Promise<unknown>): Promise<string> {
  let output = '';
  const keep = (text: unknown) => {
    output += String(text);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep as never),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep as never),
  ];
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return output;
}
