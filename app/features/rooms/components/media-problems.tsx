import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { MediaProblem } from "../browser/media-problem.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { PermissionGuide } from "./permission-guide.tsx";
import { useStore } from "./use-store.ts";

type Words = { title: MessageKey; text: MessageKey };

const both: Partial<Record<MediaProblem, Words>> = {
  denied: { title: "room.problem.deniedBoth.title", text: "room.problem.denied.text" },
  system: { title: "room.problem.deniedBoth.title", text: "room.problem.system.text" },
  missing: { title: "room.problem.missingBoth.title", text: "room.problem.missing.text" },
  insecure: { title: "room.problem.insecure.title", text: "room.problem.insecure.text" },
};

const each: Record<"microphone" | "camera", Record<MediaProblem, Words>> = {
  microphone: {
    denied: { title: "room.problem.deniedMicrophone.title", text: "room.problem.denied.text" },
    system: { title: "room.problem.deniedMicrophone.title", text: "room.problem.system.text" },
    missing: { title: "room.problem.missingMicrophone.title", text: "room.problem.missing.text" },
    busy: { title: "room.problem.busyMicrophone.title", text: "room.problem.busy.text" },
    unplugged: { title: "room.problem.unpluggedMicrophone.title", text: "room.problem.unplugged.text" },
    insecure: { title: "room.problem.insecure.title", text: "room.problem.insecure.text" },
    failed: { title: "room.problem.failedMicrophone.title", text: "room.problem.failed.text" },
  },
  camera: {
    denied: { title: "room.problem.deniedCamera.title", text: "room.problem.denied.text" },
    system: { title: "room.problem.deniedCamera.title", text: "room.problem.system.text" },
    missing: { title: "room.problem.missingCamera.title", text: "room.problem.missing.text" },
    busy: { title: "room.problem.busyCamera.title", text: "room.problem.busy.text" },
    unplugged: { title: "room.problem.unpluggedCamera.title", text: "room.problem.unplugged.text" },
    insecure: { title: "room.problem.insecure.title", text: "room.problem.insecure.text" },
    failed: { title: "room.problem.failedCamera.title", text: "room.problem.failed.text" },
  },
};

/** What keeps a device from working, in a sentence, with what to do. Trying again is offered where it can help. */
export function MediaProblems({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { microphone, camera } = useStore(session.media.store);
  const shared =
    microphone.problem === camera.problem && microphone.problem ? both[microphone.problem] : undefined;
  const retry = async () => {
    if (microphone.problem) await session.turn("microphone", true);
    if (camera.problem) await session.turn("camera", true);
  };
  const show = (words: Words, problem: MediaProblem) => (
    <Alert
      key={words.title}
      tone="warning"
      live
      title={t(words.title)}
      actions={
        problem === "insecure" ? undefined : (
          <Button type="button" size="small" icon="refresh" onClick={() => void retry()}>
            {t("room.problem.retry")}
          </Button>
        )
      }
    >
      {t(words.text)}
      {problem === "denied" && <PermissionGuide />}
    </Alert>
  );
  return (
    <>
      <BlurTrouble session={session} />
      <Taken microphone={microphone.taken} camera={camera.taken} />
      {shared && microphone.problem ? (
        show(shared, microphone.problem)
      ) : (
        <>
          {microphone.problem && show(each.microphone[microphone.problem], microphone.problem)}
          {camera.problem && show(each.camera[camera.problem], camera.problem)}
        </>
      )}
    </>
  );
}

/** Another call on the same phone, or the system itself, holds a device for a while. */
function Taken({ microphone, camera }: { microphone: boolean; camera: boolean }) {
  const { t } = useI18n();
  if (!microphone && !camera) return null;
  return (
    <Alert tone="info" live title={t(microphone ? "room.taken.microphone" : "room.taken.camera")}>
      {t("room.taken.text")}
    </Alert>
  );
}

/** The blur went off by itself, and the camera with it. */
function BlurTrouble({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { trouble } = useStore(session.devices.blur.store);
  if (!trouble) return null;
  return (
    <Alert
      tone="warning"
      live
      title={t(trouble === "slow" ? "room.blur.slow.title" : "room.blur.failed.title")}
      actions={
        <Button type="button" size="small" icon="video" onClick={() => void session.turn("camera", true)}>
          {t("room.blur.without")}
        </Button>
      }
    >
      {t("room.blur.trouble.text")}
    </Alert>
  );
}
