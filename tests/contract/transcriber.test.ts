import { expect, onTestFinished, test } from "vitest";
import { createOpenAiTranscriber } from "#app/integrations/transcriber/openai-transcriber.server.ts";
import { type Answers, startFakeTranscriber } from "./transcriber-fake.ts";

const piece = {
  bytes: Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0, 255, 13, 10]),
  contentType: "audio/webm",
} as const;

async function asking(answers: Answers, key: string | null = null, sent = key) {
  const fake = await startFakeTranscriber(answers, key);
  onTestFinished(fake.close);
  const transcriber = createOpenAiTranscriber({ url: fake.url, key: sent, model: "small", patience: 400 });
  return { fake, write: () => transcriber.write(piece) };
}

test("a piece goes as a form with its bytes, its type and the model, and comes back as text", async () => {
  const { fake, write } = await asking(() => "  Good\n morning. ", "a key");
  expect(await write()).toEqual({ ok: true, text: "Good morning." });
  expect(fake.faults).toEqual([]);
  expect(fake.asked).toEqual([
    {
      fields: { model: "small", response_format: "json", temperature: "0" },
      file: { name: "said.webm", type: "audio/webm", bytes: Buffer.from(piece.bytes) },
    },
  ]);
});

test("what such a program writes for silence and noise is nothing", async () => {
  for (const text of ["", " [BLANK_AUDIO]", "(soft music)", "♪♪", "*coughs*"])
    expect(await (await asking(() => text)).write()).toEqual({ ok: true, text: "" });
  expect(await (await asking(() => "[laughs] Yes.")).write()).toEqual({ ok: true, text: "Yes." });
});

test("each kind of failure is a value: it may pass, or it does not by itself", async () => {
  const of = async (answer: Answers) => (await asking(answer)).write();
  const failed = (reason: string) => ({ ok: false, reason });
  const html = { status: 200, body: "<!doctype html><title>It works!</title>", type: "text/html" };
  expect(await of(() => html)).toEqual(failed("refused"));
  expect(await of(() => ({ status: 200, body: '{"text": 7}' }))).toEqual(failed("refused"));
  expect(await of(() => ({ status: 400, body: "{}" }))).toEqual(failed("refused"));
  expect(await of(() => ({ status: 500, body: "oh" }))).toEqual(failed("unreachable"));
  for (const status of [429, 503])
    expect(await of(() => ({ status, body: "later" }))).toEqual(failed("busy"));
  expect(await (await asking(() => "x", "right", "wrong")).write()).toEqual(failed("refused"));
});

test("one that is slow, gone, or answers without end is given up in time", async () => {
  const since = Date.now();
  expect(await (await asking(() => "never")).write()).toEqual({ ok: false, reason: "unreachable" });
  expect(Date.now() - since).toBeLessThan(3_000);
  const { fake, write } = await asking(() => "x");
  await fake.close();
  expect(await write()).toEqual({ ok: false, reason: "unreachable" });
  const endless = { status: 200, body: JSON.stringify({ text: "a".repeat(100_000) }) };
  expect(await (await asking(() => endless)).write()).toEqual({ ok: false, reason: "unreachable" });
});
