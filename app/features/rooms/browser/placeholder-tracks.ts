/**
 * A call fixes its channels when it begins: PeerJS cannot add one later. So every call sends one sound and one picture
 * track from the start, silent and blank ones where a device is off, and real ones take their place when it goes on.
 */
export function createPlaceholderTracks() {
  let context: AudioContext | null = null;
  return {
    sound(): MediaStreamTrack | null {
      context ??= new AudioContext();
      return context.createMediaStreamDestination().stream.getAudioTracks()[0] ?? null;
    },
    picture(): MediaStreamTrack | null {
      const canvas = document.createElement("canvas");
      canvas.width = 16;
      canvas.height = 9;
      // Firefox gives no stream to a canvas that nobody drew on.
      canvas.getContext("2d")?.fillRect(0, 0, 16, 9);
      return canvas.captureStream(0).getVideoTracks()[0] ?? null;
    },
    close() {
      void context?.close();
      context = null;
    },
  };
}
