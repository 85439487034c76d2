import { createHash, createHmac, randomBytes } from "node:crypto";
import dgram from "node:dgram";
import { once } from "node:events";

const cookie = 0x2112a442;
const allocate = 0x0003;
const names = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  transport: 0x0019,
} as const;

type Attribute = readonly [type: number, value: Buffer];

/** Asks a relay for a way through it (RFC 8656), as a browser does: 200 when it gives one, else its error's code. */
export async function askRelay(
  port: number,
  { username, credential }: { username: string; credential: string },
): Promise<number> {
  const socket = dgram.createSocket("udp4");
  try {
    const transport: Attribute = [names.transport, Buffer.from([17, 0, 0, 0])];
    const first = await exchange(socket, port, [transport]);
    const [realm, nonce] = [first.get(names.realm), first.get(names.nonce)];
    if (!realm || !nonce) throw new Error("the relay lets anybody in");
    const key = createHash("md5").update(`${username}:${realm}:${credential}`).digest();
    const known: Attribute[] = [
      transport,
      [names.username, Buffer.from(username)],
      [names.realm, realm],
      [names.nonce, nonce],
    ];
    const second = await exchange(socket, port, known, key);
    if (second.has(names.relayed)) return 200;
    const error = second.get(names.error);
    return error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0;
  } finally {
    socket.close();
  }
}

async function exchange(
  socket: dgram.Socket,
  port: number,
  attributes: readonly Attribute[],
  key?: Buffer,
): Promise<Map<number, Buffer>> {
  const body = Buffer.concat(attributes.map(encode));
  const head = Buffer.alloc(20);
  head.writeUInt16BE(allocate, 0);
  // The length counts the seal that follows.
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2);
  head.writeUInt32BE(cookie, 4);
  randomBytes(12).copy(head, 8);
  const plain = Buffer.concat([head, body]);
  const seal = key
    ? encode([names.integrity, createHmac("sha1", key).update(plain).digest()])
    : Buffer.alloc(0);
  socket.send(Buffer.concat([plain, seal]), port, "127.0.0.1");
  const [answer] = (await once(socket, "message")) as [Buffer];
  return decode(answer.subarray(20));
}

function encode([type, value]: Attribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function decode(body: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= body.length; ) {
    const length = body.readUInt16BE(at + 2);
    found.set(body.readUInt16BE(at), body.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}
