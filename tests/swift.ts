import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AwsClient } from "aws4fetch";
import type { Bucket } from "#app/integrations/s3-objects/s3-objects.server.ts";

export type Swift = { bucket: Bucket; stop(): Promise<void> };

/** Why no real store that speaks S3 can be tried here, or null when one can. */
export function whyNoSwift(): string | null {
  try {
    for (const part of ["proxy", ...backs])
      execFileSync("sh", ["-c", `command -v swift-${part}-server`], { stdio: "ignore" });
    return null;
  } catch {
    return "OpenStack Swift is not installed";
  }
}

const backs = ["account", "container", "object"] as const;
/** Where each part finds the others; Swift's own tool starts anew for each line of it. */
const rings = `
import sys
from swift.common.ring import RingBuilder
folder, first, *backs = sys.argv[1:]
for index, back in enumerate(backs):
    ring = RingBuilder(2, 1, 1)
    ring.add_dev(dict(region=1, zone=1, ip="127.0.0.1", port=int(first) + index, device="d1", weight=1))
    ring.rebalance()
    ring.get_ring().save(f"{folder}/{back}.ring.gz")
`;

const account = { accessKey: "test:parley", secretKey: "a-key-of-this-test", region: "eu-test-1" };

/**
 * OpenStack Swift with its S3 interface, the whole of it in a folder of its own: it checks signatures, dates, regions and
 * the hashes of bodies as the services do that people rent.
 */
export async function startSwift(): Promise<Swift> {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-swift-"));
  const first = 20_000 + Math.floor(Math.random() * 20_000);
  await mkdir(path.join(folder, "disks/d1"), { recursive: true });
  await writeFile(
    path.join(folder, "swift.conf"),
    "[swift-hash]\nswift_hash_path_suffix = s\nswift_hash_path_prefix = p\n",
  );
  execFileSync("/usr/bin/python3", ["-c", rings, folder, String(first), ...backs], { stdio: "ignore" });
  for (const [index, back] of backs.entries())
    await writeFile(path.join(folder, `${back}.conf`), backConfig(folder, back, first + index));
  const port = first + backs.length;
  await writeFile(path.join(folder, "proxy.conf"), proxyConfig(folder, port));
  const children = ["proxy", ...backs].map((part) =>
    spawn(`swift-${part}-server`, [path.join(folder, `${part}.conf`)], { stdio: "ignore" }),
  );
  const bucket = { ...account, endpoint: `http://127.0.0.1:${port}`, bucket: "parley-media" };
  const stop = async () => {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await makeBucket(bucket);
  } catch (error) {
    await stop();
    throw error;
  }
  return { bucket, stop };
}

/** Parley itself never makes one. It is there once an object can be kept in it: each part of Swift starts in its own time. */
async function makeBucket({ endpoint, bucket, accessKey, secretKey, region }: Bucket): Promise<void> {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region },
    ...{ service: "s3", retries: 0 },
  });
  const ask = (method: string, name: string, body?: string) =>
    client.fetch(`${endpoint}/${bucket}${name}`, { method, ...(body ? { body } : {}) }).then(
      ({ status }) => status,
      (error: unknown) => error,
    );
  let last: unknown = null;
  for (const until = Date.now() + 90_000; Date.now() < until; ) {
    last = await ask("PUT", "");
    if (last === 200 || last === 409) last = await ask("PUT", "/ready", "ready");
    if (last === 200) last = await ask("DELETE", "/ready");
    if (last === 204) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("Swift was not ready in time", { cause: last });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

const server = (folder: string, port: number) => `[DEFAULT]
swift_dir = ${folder}
devices = ${folder}/disks
mount_check = false
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${process.env["USER"] ?? "root"}
`;

const backConfig = (folder: string, back: string, port: number) => `${server(folder, port)}
[pipeline:main]
pipeline = ${back}-server
[app:${back}-server]
use = egg:swift#${back}
`;

const proxyConfig = (folder: string, port: number) => `${server(folder, port)}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo dlo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
[filter:s3api]
use = egg:swift#s3api
auth_pipeline_check = false
location = ${account.region}
[filter:tempauth]
use = egg:swift#tempauth
user_test_parley = ${account.secretKey} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# A part that was asked before it had started is asked again, and not passed over for a minute.
error_suppression_limit = 100000
`;
