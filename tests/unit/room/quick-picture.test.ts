import { expect, test } from "vitest";
import { withQuickPicture } from "#app/features/rooms/browser/quick-picture.ts";

const sdp = [
  "v=0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "a=rtpmap:111 opus/48000/2",
  "a=fmtp:111 minptime=10;useinbandfec=1",
  "m=video 9 UDP/TLS/RTP/SAVPF 96 97 102",
  "a=rtpmap:96 VP8/90000",
  "a=rtpmap:97 rtx/90000",
  "a=fmtp:97 apt=96",
  "a=rtpmap:102 H264/90000",
  "a=fmtp:102 packetization-mode=1;profile-level-id=42e01f",
  "",
].join("\r\n");

test("each codec of a picture asks for a quick beginning, and nothing else of a description changes", () => {
  const changed = withQuickPicture(sdp);
  expect(changed).toBe(
    sdp
      .replace("VP8/90000", "VP8/90000\r\na=fmtp:96 x-google-start-bitrate=1000")
      .replace("42e01f", "42e01f;x-google-start-bitrate=1000"),
  );
  expect(withQuickPicture(changed)).toBe(changed);
  expect(withQuickPicture("v=0\r\n")).toBe("v=0\r\n");
});
