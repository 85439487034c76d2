import { expect, test } from "vitest";
import { createLinkQuality } from "#app/features/rooms/browser/link-quality.ts";

/** A call as far as its sender's bounds go; `pictures` are those that were sent. */
function fakeCall() {
  const bounds: { lines: number }[] = [];
  const encoding: RTCRtpEncodingParameters = {};
  const sender = {
    track: { getSettings: () => ({ width: 1280, height: 720 }) },
    getParameters: () => ({ encodings: [encoding] }),
    setParameters: async () => void bounds.push({ lines: 720 / (encoding.scaleResolutionDownBy ?? 1) }),
  };
  const state = { pictures: 0 };
  const connection = {
    getTransceivers: () => [{ sender, receiver: { track: { kind: "video" } } }],
    getStats: async () =>
      new Map([["out", { id: "out", type: "outbound-rtp", kind: "video", framesEncoded: state.pictures }]]),
  } as unknown as RTCPeerConnection;
  return { connection, state, lines: () => bounds.at(-1)?.lines };
}

test("the first picture of each call is small, and from the look on that saw one go out it has its full size", async () => {
  let call = fakeCall();
  const quality = createLinkQuality({ camera: () => call.connection, screen: () => null, people: () => 2 });
  for (let calls = 0; calls < 2; calls += 1) {
    call = fakeCall();
    quality.apply();
    await quality.look();
    expect(call.lines()).toBe(270);
    call.state.pictures = 1;
    await quality.look();
    expect(call.lines()).toBe(720);
  }
});
