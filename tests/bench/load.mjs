// Makes load from a process of its own: node load.mjs '{"url", "connections", "seconds", "runs", "headers", "anew"}'.
// Prints what each run saw: {"milliseconds": [ascending], "seconds", "statuses": {"200": 1234}, "errors"}.
import autocannon from "autocannon";

const { url, connections, seconds, runs, headers, anew } = JSON.parse(process.argv[2]);
let made = 0;

/** A date that is none: the page ignores it, and for the cache it is a page never seen before. */
function unseen(request) {
  made += 1;
  return { ...request, path: `${request.path}&date=${process.pid}-${made}` };
}

async function run() {
  const milliseconds = [];
  const statuses = {};
  let lastAt = 0;
  const startedAt = performance.now();
  const instance = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 60,
    // How soon it notices that the time is over, in milliseconds.
    sampleInt: 100,
    headers,
    ...(anew ? { requests: [{ setupRequest: unseen }] } : {}),
  });
  instance.on("response", (_client, status, _bytes, took) => {
    lastAt = performance.now();
    milliseconds.push(took);
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
  const { errors } = await instance;
  milliseconds.sort((a, b) => a - b);
  return { milliseconds, seconds: (lastAt - startedAt) / 1000, statuses, errors };
}

const results = [];
for (let i = 0; i < runs; i++) results.push(await run());
process.stdout.write(JSON.stringify(results));
