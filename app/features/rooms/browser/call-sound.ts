import type { RecordedSource } from "./call-picture.ts";

const followMs = 250;

/** Mixes the voices of all who are recorded: a recorder takes one track of sound. */
export function createCallSound(sources: () => readonly RecordedSource[]) {
  const audio = new AudioContext();
  const mix = audio.createMediaStreamDestination();
  const heard = new Map<string, MediaStreamAudioSourceNode>();
  void audio.resume();

  /** Whoever is recorded is connected, whoever is not any more is not. */
  function follow() {
    const tracks = sources().flatMap(({ sound }) => (sound?.readyState === "live" ? [sound] : []));
    for (const track of tracks) {
      if (heard.has(track.id)) continue;
      const node = audio.createMediaStreamSource(new MediaStream([track]));
      node.connect(mix);
      heard.set(track.id, node);
    }
    for (const [id, node] of heard) {
      if (tracks.some((track) => track.id === id)) continue;
      node.disconnect();
      heard.delete(id);
    }
  }

  follow();
  const following = setInterval(follow, followMs);
  return {
    track: mix.stream.getAudioTracks()[0] ?? null,
    follow,
    close() {
      clearInterval(following);
      void audio.close();
    },
  };
}
