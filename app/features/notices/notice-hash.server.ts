import { createHash } from "node:crypto";
import { canonicalJson } from "#app/platform/canonical-json.ts";
import type { NoticeContent } from "./notice-facts.ts";

/** Names a notice by its content: the SHA-256 of its canonical JSON, 64 hexadecimal digits. */
export function noticeHash(content: NoticeContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
