import { expect, test } from "vitest";
import { withSilenceSaved } from "#app/features/rooms/browser/silence.ts";

const sdp = [
  "v=0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111 63",
  "a=rtpmap:111 opus/48000/2",
  "a=fmtp:111 minptime=10;useinbandfec=1",
  "a=rtpmap:63 red/48000/2",
  "a=fmtp:63 111/111",
  "m=video 9 UDP/TLS/RTP/SAVPF 96",
  "a=rtpmap:96 VP8/90000",
  "",
].join("\r\n");

test("speech asks for silence to be saved, and nothing else of a description changes", () => {
  const changed = withSilenceSaved(sdp);
  expect(changed).toBe(sdp.replace("useinbandfec=1", "useinbandfec=1;usedtx=1"));
  expect(withSilenceSaved(changed)).toBe(changed);
  expect(withSilenceSaved("v=0\r\n")).toBe("v=0\r\n");
});
