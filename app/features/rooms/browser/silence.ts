/**
 * The same description, asking the other side to send next to nothing while its person is silent (Opus DTX, RFC 7587
 * 6.1): in a group most people are, and each is sent to everyone. What is asked for stands in one's own description.
 */
export function withSilenceSaved(sdp: string): string {
  const opus = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gim)].map(([, payload]) => payload);
  return sdp
    .split("\r\n")
    .map((line) => {
      const isOpus = opus.some((payload) => line.startsWith(`a=fmtp:${payload} `));
      return isOpus && !line.includes("usedtx=") ? `${line};usedtx=1` : line;
    })
    .join("\r\n");
}
