import { z } from "zod";
import type { SpokenPiece, SpokenType, Transcriber, Transcription } from "#app/ports/transcriber.ts";

/** Captions that come later than this are of no use. Milliseconds. */
const patienceMs = 8_000;
/** More than anybody says in some seconds. */
const answerBytesMax = 64 * 1024;
/** What such programs write for silence and noise: "[BLANK_AUDIO]", "(music)", "♪♪". */
const noSpeech = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]+/g;

const names: Record<SpokenType, string> = {
  "audio/webm": "said.webm",
  "audio/ogg": "said.ogg",
  "audio/mp4": "said.mp4",
};

const answerSchema = z.object({ text: z.string() });

type Options = {
  /** Without a slash at the end. */
  url: string;
  key: string | null;
  model: string;
  patience?: number;
};

/**
 * A transcriber that speaks as OpenAI's does, `POST /v1/audio/transcriptions` (multipart: file, model, response_format):
 * whisper.cpp's server with `--convert`, speaches (faster-whisper), LocalAI.
 */
export function createOpenAiTranscriber({ url, key, model, patience = patienceMs }: Options): Transcriber {
  return {
    async write({ bytes, contentType }: SpokenPiece): Promise<Transcription> {
      const form = new FormData();
      const body = new Blob([new Uint8Array(bytes)], { type: contentType });
      form.set("file", body, names[contentType]);
      form.set("model", model);
      form.set("response_format", "json");
      form.set("temperature", "0");
      try {
        const response = await fetch(`${url}/v1/audio/transcriptions`, {
          method: "POST",
          body: form,
          headers: { Accept: "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
          redirect: "error",
          signal: AbortSignal.timeout(patience),
        });
        if (!response.ok) {
          await response.body?.cancel();
          return { ok: false, reason: reasonOf(response.status) };
        }
        const answer = answerSchema.safeParse(parsed(await textOf(response)));
        if (!answer.success) return { ok: false, reason: "refused" };
        return { ok: true, text: spoken(answer.data.text) };
      } catch {
        return { ok: false, reason: "unreachable" };
      }
    },
  };
}

function reasonOf(status: number): "busy" | "unreachable" | "refused" {
  if (status === 429 || status === 503) return "busy";
  return status >= 500 ? "unreachable" : "refused";
}

/** @throws when it is too long, or the connection breaks. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > answerBytesMax) {
      await reader?.cancel();
      throw new Error("The answer is too long.");
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function spoken(text: string): string {
  return text.replace(noSpeech, " ").replace(/\s+/g, " ").trim();
}
