import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { isObjectId, type ObjectStore, ObjectStoreError } from "#app/ports/object-store.ts";

export type Bucket = {
  /** The service's address, without the bucket: it is named in the path, as all services understand. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** How long one request may take. Milliseconds. */
  patienceMs?: number;
};

type Answer = { status: number; headers: Headers; body: Buffer };

/** Every request may be sent again: the same name means the same object. */
const triesMax = 2;

/**
 * Keeps objects in a bucket that speaks S3. Each request is signed (Signature Version 4) together with the SHA-256 of
 * what it carries, so the service refuses what was changed on the way.
 */
export function createS3Objects({ patienceMs = 20_000, ...where }: Bucket): ObjectStore {
  const signer = new AwsClient({
    accessKeyId: where.accessKey,
    secretAccessKey: where.secretKey,
    service: "s3",
    region: where.region,
  });
  const folder = `${where.endpoint.replace(/\/$/, "")}/${where.bucket}`;
  const addressOf = (id: string) => {
    if (!isObjectId(id)) throw new ObjectStoreError("A name of another form");
    return `${folder}/${id}`;
  };

  async function once(method: string, address: string, body?: Uint8Array): Promise<Answer> {
    const signed = await signer.sign(address, {
      method,
      headers: {
        "X-Amz-Content-Sha256": createHash("sha256")
          .update(body ?? "")
          .digest("hex"),
      },
      ...(body ? { body: Buffer.from(body) } : {}),
    });
    // A redirection would lead to a place that nobody named.
    const answer = await fetch(signed, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    return {
      status: answer.status,
      headers: answer.headers,
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  async function ask(what: string, method: string, address: string, body?: Uint8Array): Promise<Answer> {
    for (let tried = 1; ; tried++) {
      const answer = await once(method, address, body).catch((error: unknown) => reasonOf(error));
      const isPassing = typeof answer === "string" || answer.status >= 500 || answer.status === 429;
      if (isPassing && tried < triesMax) continue;
      if (typeof answer === "string") throw new ObjectStoreError(`The bucket could not ${what}: ${answer}`);
      if (answer.status < 300 || codeOf(answer) === "NoSuchKey") return answer;
      throw new ObjectStoreError(`The bucket could not ${what}: ${answer.status} ${codeOf(answer)}`);
    }
  }

  return {
    name: folder,
    async put(id, bytes) {
      const { headers } = await ask("keep an object", "PUT", addressOf(id), bytes);
      const version = headers.get("x-amz-version-id");
      if (version === null || version === "null") return;
      // What is deleted there would stay as an older version: nothing is kept where erasing is not true.
      const address = `${addressOf(id)}?versionId=${encodeURIComponent(version)}`;
      await ask("take back an object", "DELETE", address);
      throw new ObjectStoreError(
        "The bucket keeps older versions of what is deleted: turn its versioning off",
      );
    },
    async get(id) {
      const { status, body } = await ask("give an object", "GET", addressOf(id));
      return status === 404 ? null : body;
    },
    async delete(id) {
      const { headers } = await ask("erase an object", "DELETE", addressOf(id));
      if (headers.get("x-amz-delete-marker") === "true")
        throw new ObjectStoreError(
          "The bucket keeps what is deleted as an older version: turn its versioning off",
        );
    },
  };
}

/** The service's own word for a refusal, never its sentence, which may repeat what was sent. */
function codeOf({ body }: Answer): string {
  return /<Code>(\w{1,60})<\/Code>/.exec(body.toString("latin1", 0, 2000))?.[1] ?? "";
}

function reasonOf(error: unknown): string {
  if ((error as Error).name === "TimeoutError") return "no answer in time";
  const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? "no connection";
}
