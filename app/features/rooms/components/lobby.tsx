import { type FormEvent, useEffect, useId, useState } from "react";
import type { CallState } from "#app/domain/room/call-state.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PrivacyMore } from "#app/ui/privacy-links.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { guestNameMax } from "../room-wire.ts";
import { ConnectionTest } from "./connection-test.tsx";
import { DeviceChoice } from "./device-choice.tsx";
import { DeviceControls } from "./device-controls.tsx";
import { MediaProblems } from "./media-problems.tsx";
import { hasSmallWindow } from "./picture-window.tsx";
import type { RoomPageData } from "./room-page-data.ts";
import { SelfView } from "./self-view.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStore } from "./use-store.ts";

/** Before the call: how one looks and sounds, with which devices, under which name. */
export function Lobby({ session, data }: { session: RoomSession; data: RoomPageData }) {
  const { t } = useI18n();
  const media = useStore(session.media.store);
  const call = useStore(session.call);
  const isGuest = data.you.role === "guest";
  const recordedId = useId();
  const mayBeRecorded = data.records || data.photographs;
  const [name, setName] = useState(data.you.name || session.rememberedName);
  const [missing, setMissing] = useState(false);
  useShortcuts(session);
  useEffect(() => void hasSmallWindow(), []);
  const asking = call.phase === "asking";
  const entering = call.phase === "entering";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(isGuest && name.trim() === "");
    if (!isGuest || name.trim() !== "") session.enter(isGuest ? name : "");
  };

  return (
    <div className="lobby">
      <div className="lobby__preview" data-theme="dark">
        <SelfView devices={session.devices} name={data.you.name || name} />
        {media.starting && (
          <p className="lobby__starting">
            <Spinner />
            {t("room.lobby.starting")}
          </p>
        )}
        <div className="lobby__controls">
          <DeviceControls session={session} />
        </div>
      </div>
      <div className="lobby__side">
        <Meeting data={data} />
        <MediaProblems session={session} />
        {asking ? (
          <Asking call={call} name={data.you.name || name} />
        ) : (
          <form className="lobby__form" onSubmit={submit} noValidate>
            {isGuest && (
              <Field
                label={t("room.lobby.name")}
                hint={t("room.lobby.nameHint")}
                error={missing ? t("room.lobby.nameMissing") : undefined}
              >
                {(control) => (
                  <TextInput
                    {...control}
                    name="name"
                    autoComplete="name"
                    maxLength={guestNameMax}
                    value={name}
                    onChange={(event) => setName(event.currentTarget.value)}
                  />
                )}
              </Field>
            )}
            {isGuest && (
              <p className="muted small">
                {t("room.lobby.kept", { business: data.businessName, days: data.callDays })}{" "}
                <PrivacyMore businessPath={data.onwardHref} />
              </p>
            )}
            {data.chatDays && (
              <p className="muted small">
                {t("chat.lobby", { business: data.businessName, days: data.chatDays })}
              </p>
            )}
            {data.boardDays !== null && (
              <p className="muted small">
                {t("room.board.lobby", { business: data.businessName, days: data.boardDays })}
              </p>
            )}
            {data.heldAt !== null && (
              <Alert tone="info" title={t("room.instead.title")}>
                {t("room.instead.text", { place: data.heldAt })}
              </Alert>
            )}
            {call.elsewhere && (
              <Alert tone="info" live title={t("room.elsewhere.title")}>
                {t("room.elsewhere.text")}
              </Alert>
            )}
            {mayBeRecorded && (
              <Alert tone="info" id={recordedId}>
                {t("media.lobby.notice")}
              </Alert>
            )}
            <Button
              variant="primary"
              size="large"
              wide
              busy={entering}
              disabled={call.socket !== "open"}
              aria-describedby={mayBeRecorded ? recordedId : undefined}
            >
              {t(joinLabel(call))}
            </Button>
            <ComesWith session={session} />
            <Presence session={session} />
          </form>
        )}
        <DeviceChoice session={session} />
        <div>
          <ConnectionTest session={session} />
        </div>
      </div>
    </div>
  );
}

function joinLabel({ admitted, socket, elsewhere }: CallState) {
  if (elsewhere) return "room.elsewhere.move";
  return !admitted && socket === "open" ? "room.lobby.ask" : "room.lobby.join";
}

/** What this room is for. */
export function Meeting({ data }: { data: RoomPageData }) {
  const { t } = useI18n();
  return (
    <div className="lobby__meeting">
      <h1 tabIndex={-1}>{data.title}</h1>
      <p>{data.withName ? t("room.lobby.with", { name: data.withName }) : data.businessName}</p>
      <p className="muted">
        {data.when} <span className="lobby__zone">({data.zoneLabel})</span>
      </p>
    </div>
  );
}

/** What is missing, in plain words, where a device does not work: nobody should think that they cannot join. */
function ComesWith({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { microphone, camera } = useStore(session.media.store);
  if (!microphone.problem && !camera.problem) return null;
  const key = !microphone.problem
    ? "room.lobby.joinSound"
    : camera.problem
      ? "room.lobby.joinListen"
      : "room.lobby.joinPicture";
  return <p className="muted small">{t(key)}</p>;
}

/** At the door: that the knock was heard, and what a host says to those who wait. */
function Asking({ call, name }: { call: CallState; name: string }) {
  const { t } = useI18n();
  return (
    <>
      <Alert tone="info" live title={t("room.asking.title")}>
        {t(call.hostPresent ? "room.asking.hostPresent" : "room.asking.hostAbsent", { name })}
      </Alert>
      <div role="log" aria-label={t("room.asking.told")}>
        {call.told.map(({ from, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays as it was said
          <p key={index} className="lobby__told">
            <strong>{from}</strong> {text}
          </p>
        ))}
      </div>
    </>
  );
}

/** Who is there already, or that the server cannot be reached. */
function Presence({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const call = useStore(session.call);
  if (call.socket === "lost") {
    return (
      <p className="lobby__presence" role="status">
        <Spinner />
        {t("room.socket.lost")}
      </p>
    );
  }
  if (!call.admitted) return null;
  const names = call.others.map((seat) => seat.name).join(", ");
  return (
    <p className="lobby__presence" role="status">
      <Icon name="users" size={18} />
      {names ? t("room.lobby.present", { names, count: call.others.length }) : t("room.lobby.empty")}
    </p>
  );
}
