import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { DeviceControls } from "./device-controls.tsx";
import { SelfView } from "./self-view.tsx";
import { RemoteTile, ScreenTile } from "./tile.tsx";
import { useStore } from "./use-store.ts";

/** Chromium's window that stays above all others and holds a page; not in TypeScript's library yet. */
type DocumentPicture = { requestWindow(size: { width: number; height: number }): Promise<Window> };
const documentPicture = () =>
  (window as unknown as { documentPictureInPicture?: DocumentPicture }).documentPictureInPicture;

const size = { width: 360, height: 240 };
/** More faces than this are stamps in so small a window. */
const facesMax = 4;
/** Whoever shares a screen, was pinned or speaks, and else the first face: what a single video can show. */
const mainVideo = [
  ".tile--screen video",
  ".tile--pinned video",
  ".tile--speaking video",
  ".stage__people video",
];

let small: boolean | undefined;

/** Asked in the lobby already: the first answer takes a browser 15 ms, which a call that begins can do without. */
export function hasSmallWindow(): boolean {
  small ??= documentPicture() !== undefined || document.pictureInPictureEnabled === true;
  return small;
}

/** The call in a small window above other programs: a page of its own where the browser can, else the main video. */
export function usePictureWindow(): {
  supported: boolean;
  on: boolean;
  toggle: () => void;
  /** Where to draw, in browsers whose small window holds a page. */
  body: HTMLElement | null;
} {
  const [supported] = useState(hasSmallWindow);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [video, setVideo] = useState(false);
  const opened = useRef<Window | null>(null);

  useEffect(
    () => () => {
      opened.current?.close();
      if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined);
    },
    [],
  );

  async function openPage(picture: DocumentPicture) {
    const made = await picture.requestWindow(size);
    opened.current = made;
    for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const copy = made.document.createElement("link");
      copy.rel = "stylesheet";
      copy.href = sheet.href;
      made.document.head.append(copy);
    }
    made.document.documentElement.lang = document.documentElement.lang;
    made.document.title = document.title;
    made.addEventListener("pagehide", () => {
      opened.current = null;
      setBody(null);
    });
    setBody(made.document.body);
  }

  async function openVideo() {
    const found = mainVideo.map((selector) => document.querySelector<HTMLVideoElement>(selector));
    const shown = found.find((one) => one !== null && one.readyState > 0);
    if (!shown) return;
    shown.addEventListener("leavepictureinpicture", () => setVideo(false), { once: true });
    await shown.requestPictureInPicture();
    setVideo(true);
  }

  const toggle = () => {
    if (opened.current) return opened.current.close();
    if (document.pictureInPictureElement) return void document.exitPictureInPicture().catch(() => undefined);
    const picture = documentPicture();
    // A browser may refuse, as without a press: nothing is lost then.
    (picture ? openPage(picture) : openVideo()).catch(() => undefined);
  };
  return { supported, on: body !== null || video, toggle, body };
}

/** What the small window shows: the others, or what one of them shares, and the two switches one needs at once. */
export function PictureWindow({ session, body }: { session: RoomSession; body: HTMLElement }) {
  const { t } = useI18n();
  const { others, mySeat } = useStore(session.call);
  const remotes = useStore(session.remotes);
  const sharer = others.find((seat) => seat.screen && remotes[seat.peerId]?.screen);
  const screen = sharer ? remotes[sharer.peerId]?.screen : null;
  return createPortal(
    <main className="small-call" data-theme="dark" aria-label={t("room.call.stage")}>
      <div className="small-call__people">
        {sharer && screen ? (
          <ScreenTile stream={screen} name={sharer.name} silent />
        ) : (
          others
            .slice(0, facesMax)
            .map((seat) => (
              <RemoteTile
                key={seat.id}
                session={session}
                seat={seat}
                remote={remotes[seat.peerId]}
                silent
                onBlocked={() => undefined}
              />
            ))
        )}
        {others.length === 0 && <SelfView devices={session.devices} name={mySeat?.name ?? ""} />}
      </div>
      <div className="small-call__controls">
        <DeviceControls session={session} />
      </div>
    </main>,
    body,
  );
}
