import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createDiskObjects } from "#app/integrations/disk-objects/disk-objects.server.ts";
import { createS3Objects } from "#app/integrations/s3-objects/s3-objects.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type ObjectStore, ObjectStoreError } from "#app/ports/object-store.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { type Swift, startSwift, whyNoSwift } from "#tests/swift.ts";

/** One suite for each store, against the real one: a folder of this disk, and OpenStack Swift by its S3 interface. */
const whyNot = whyNoSwift();
let folder = "";
let swift: Swift | null = null;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "parley-objects-"));
  if (whyNot === null) swift = await startSwift();
}, 120_000);
afterAll(async () => {
  await swift?.stop();
  await rm(folder, { recursive: true, force: true });
});

const stores: Record<string, () => ObjectStore | null> = {
  memory: memoryObjects,
  disk: () => createDiskObjects({ folder }),
  S3: () => (swift ? createS3Objects(swift.bucket) : null),
};

describe.each(Object.keys(stores))("%s", (name) => {
  const open = () => stores[name]?.() ?? null;

  test("what was kept is given back to the byte, and again by a process that starts later", async ({
    skip,
  }) => {
    const store = open();
    if (!store) return skip(`not tried: ${whyNot}`);
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const large = Buffer.alloc(1024 * 1024 + 200, all);
    for (const bytes of [all, large, Buffer.alloc(0)]) {
      const id = randomId();
      await store.put(id, bytes);
      expect((await store.get(id))?.equals(bytes)).toBe(true);
      const later = name === "memory" ? store : open();
      expect((await later?.get(id))?.equals(bytes)).toBe(true);
    }
  });

  test("the same name again replaces, and several at once do not mix", async ({ skip }) => {
    const store = open();
    if (!store) return skip(`not tried: ${whyNot}`);
    const id = randomId();
    await store.put(id, Buffer.from("before"));
    await store.put(id, Buffer.from("after"));
    expect((await store.get(id))?.toString()).toBe("after");
    const ids = Array.from({ length: 12 }, () => randomId());
    await Promise.all(ids.map((each) => store.put(each, Buffer.from(each))));
    expect(await Promise.all(ids.map(async (each) => (await store.get(each))?.toString()))).toEqual(ids);
  });

  test("what is erased is gone, and one that is not there is no fault", async ({ skip }) => {
    const store = open();
    if (!store) return skip(`not tried: ${whyNot}`);
    const id = randomId();
    expect(await store.get(id)).toBeNull();
    await store.delete(id);
    await store.put(id, Buffer.from("soon gone"));
    await store.delete(id);
    await store.delete(id);
    expect(await store.get(id)).toBeNull();
  });
});

test("names that lead elsewhere are refused before anything is asked", async () => {
  const bucket = { endpoint: "http://127.0.0.1:1", region: "r", bucket: "b", accessKey: "k", secretKey: "s" };
  for (const store of [createDiskObjects({ folder }), createS3Objects(bucket)])
    for (const id of ["../secret", "a/b", "", `${"a".repeat(26)}?versions`]) {
      await expect(store.get(id)).rejects.toThrow("A name of another form");
      await expect(store.put(id, Buffer.from("x"))).rejects.toThrow("A name of another form");
      await expect(store.delete(id)).rejects.toThrow("A name of another form");
    }
});

test("a wrong key, region or bucket is a fault with the service's own word, never “there is none”", async ({
  skip,
}) => {
  if (!swift) return skip(`not tried: ${whyNot}`);
  const id = randomId();
  await createS3Objects(swift.bucket).put(id, Buffer.from("kept"));
  const wrong: [Partial<typeof swift.bucket>, string][] = [
    [{ secretKey: "another" }, "403 SignatureDoesNotMatch"],
    [{ accessKey: "test:nobody" }, "403"],
    [{ region: "eu-test-2" }, "400 AuthorizationHeaderMalformed"],
    [{ bucket: "parley-nowhere" }, "404 NoSuchBucket"],
  ];
  for (const [change, word] of wrong) {
    const store = createS3Objects({ ...swift.bucket, ...change });
    for (const doing of [
      () => store.get(id),
      () => store.put(randomId(), Buffer.from("x")),
      () => store.delete(id),
    ]) {
      const error = await doing().then(
        () => null,
        (thrown: unknown) => thrown as Error,
      );
      expect(error).toBeInstanceOf(ObjectStoreError);
      expect(error?.message).toContain(word);
      expect(error?.message).not.toContain(id);
    }
  }
  expect((await createS3Objects(swift.bucket).get(id))?.toString()).toBe("kept");
});

type Answering = (request: IncomingMessage, response: ServerResponse) => void;
const standIns: { close(): void }[] = [];
afterEach(() => {
  for (const server of standIns.splice(0)) server.close();
});

/** A service in trouble, which no real one plays on request. */
async function troubled(answering: Answering, patienceMs = 5_000) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[1] ?? ""}`.trim());
    request.resume().on("end", () => answering(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  standIns.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = createS3Objects({
    ...{ endpoint, region: "r", bucket: "bucket", accessKey: "k", secretKey: "s" },
    patienceMs,
  });
  return { store, asked };
}

test("a service that stumbles once is asked again; one that is down or refuses says so", async () => {
  let times = 0;
  const stumbling = await troubled((_, response) => {
    response.statusCode = ++times === 1 ? 503 : 200;
    response.end("whole");
  });
  expect((await stumbling.store.get(randomId()))?.toString()).toBe("whole");

  for (const status of [500, 503, 403, 301, 412]) {
    const { store, asked } = await troubled((_, response) => {
      response.writeHead(status, { Location: "http://127.0.0.1:1/elsewhere" });
      response.end("<Error><Code>Trouble</Code><Message>what you sent me</Message></Error>");
    });
    for (const doing of [
      () => store.get(randomId()),
      () => store.put(randomId(), Buffer.from("x")),
      () => store.delete(randomId()),
    ]) {
      const fault = await doing().then(() => "none", String);
      expect(fault).toContain(`${status} Trouble`);
      expect(fault).not.toContain("what you sent me");
    }
    expect(asked.length).toBe(status >= 500 ? 6 : 3);
  }
  const away = createS3Objects({
    ...{ endpoint: "http://127.0.0.1:1", region: "r", bucket: "bucket", accessKey: "k", secretKey: "s" },
  });
  await expect(away.get(randomId())).rejects.toThrow(ObjectStoreError);
});

test("a service that never answers is given up on in its time", async () => {
  const { store, asked } = await troubled(() => undefined, 200);
  const begun = performance.now();
  await expect(store.put(randomId(), Buffer.from("x"))).rejects.toThrow("no answer in time");
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(asked).toHaveLength(2);
});

test("a bucket that keeps older versions is refused: what is erased there would not be gone", async () => {
  const versioned = await troubled((request, response) => {
    response.setHeader("x-amz-version-id", "v1");
    if (request.method === "DELETE" && !request.url?.includes("?"))
      response.setHeader("x-amz-delete-marker", "true");
    response.end();
  });
  await expect(versioned.store.put(randomId(), Buffer.from("x"))).rejects.toThrow("turn its versioning off");
  // What was put is taken back, that version of it.
  expect(versioned.asked).toEqual(["PUT", "DELETE versionId=v1"]);
  await expect(versioned.store.delete(randomId())).rejects.toThrow("turn its versioning off");
});
