// Submits a job as a caller would, and asks for it until it ends.
const { ask } = exports;
const JOB = JSON.stringify({ kind: 'bulk', csv: 'reference,account,amount\nA-1,4000,12.50\nA-2,4000,not-a-number\n' });

exports.handler = async () => {
  const unsigned = await fetch(`${API_URL}/jobs`, { method: 'POST', body: JOB });
  const submitted = await ask('POST', '/jobs', JOB);
  const { jobId } = await submitted.json();
  const job = await ended(`/jobs/${jobId}`);
  const link = job.result?.files?.[0]?.url;
  const file = link ? (await fetch(link)).status : 'no link';
  return { unsigned: unsigned.status, submitted: submitted.status, job: job.status, file };
};

async function ended(path) {
  for (;;) {
    const job = await (await ask('GET', path)).json();
    if (job.status === 'succeeded' || job.status === 'failed') return job;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
