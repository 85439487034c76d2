import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import type { RecordingWord } from "../room-protocol.ts";
import { useStore } from "./use-store.ts";

const endedMs = 10_000;

/**
 * Says through the whole call whether it is recorded, to eyes and to screen readers, with the way out beside it. The
 * region is always there, so that each change of it is read out.
 */
export function RecordingSign({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { word, ended, failed } = useStore(session.recording.store);
  const { mySeat } = useStore(session.call);
  const shownEnd = useForAWhile(ended);
  const mine = mySeat ? word?.answers[mySeat.id] : undefined;
  return (
    <div className="recording" data-shown={word !== null || failed || shownEnd || undefined}>
      <div className="recording__sign" data-state={word?.state ?? "off"} role="status">
        {word && <span className="recording__dot" aria-hidden="true" />}
        <span>
          {word ? <Words session={session} word={word} /> : <Ended failed={failed} shown={shownEnd} />}
        </span>
        {word && mine === "refused" && <span className="muted">{t("media.recording.leftOut")}</span>}
      </div>
      {word && mine === "given" && <Withdraw session={session} word={word} />}
      {word && mine === "refused" && <ChangeMind session={session} />}
    </div>
  );
}

function Words({ session, word }: { session: RoomSession; word: RecordingWord }) {
  const { t } = useI18n();
  const { mySeat, others } = useStore(session.call);
  if (word.state === "recording")
    return (
      <>
        <strong>{t("media.recording.on")}</strong>{" "}
        <span className="recording__who">{t("media.recording.onText", { name: word.by?.name ?? "" })}</span>
      </>
    );
  const seats = [...(mySeat ? [mySeat] : []), ...others];
  const unasked = seats.filter(({ id }) => word.answers[id] === "unasked").map(({ name }) => name);
  return unasked.length > 0
    ? t("media.recording.waiting", { names: unasked.join(", ") })
    : t("media.recording.tooFew");
}

function Ended({ failed, shown }: { failed: boolean; shown: boolean }) {
  const { t } = useI18n();
  if (failed) return t("media.recording.failed");
  return shown ? t("media.recording.off") : null;
}

/** Whoever records ends it; everybody else takes back their yes, which ends it, too. */
function Withdraw({ session, word }: { session: RoomSession; word: RecordingWord }) {
  const { t, locale } = useI18n();
  const { mySeat } = useStore(session.call);
  const isMine = word.by?.id === mySeat?.id;
  return (
    <Button
      type="button"
      size="small"
      onClick={() =>
        isMine ? void session.recording.want(false) : session.recording.answer("withdrawn", locale)
      }
    >
      {t(isMine ? "media.recording.stop" : "media.recording.withdraw")}
    </Button>
  );
}

function ChangeMind({ session }: { session: RoomSession }) {
  const { t, locale } = useI18n();
  return (
    <Button type="button" size="small" onClick={() => session.recording.answer("given", locale)}>
      {t("media.recording.changeMind")}
    </Button>
  );
}

/** What is asked of this person about pictures of themselves. It stays until it has an answer. */
export function ConsentAsks({ session }: { session: RoomSession }) {
  const { t, locale } = useI18n();
  const { word } = useStore(session.recording.store);
  const { asks } = useStore(session.recording.photographs);
  const { mySeat } = useStore(session.call);
  const isAsked = word?.asked && mySeat && word.answers[mySeat.id] === "unasked";
  return (
    <>
      {isAsked && (
        <Ask
          title={t("media.recording.ask", { name: word.by?.name ?? "" })}
          text={word.asked?.[locale].text ?? ""}
          yes={t("media.recording.yes")}
          no={t("media.recording.no")}
          onAnswer={(answer) => session.recording.answer(answer, locale)}
        />
      )}
      {asks.map(({ id, by, asked }) => (
        <Ask
          key={id}
          title={t("media.photograph.ask", { name: by })}
          text={asked[locale].text}
          yes={t("media.photograph.yes")}
          no={t("media.photograph.no")}
          onAnswer={(answer) => session.recording.answerPhotograph(id, answer, locale)}
        />
      ))}
    </>
  );
}

type AskProps = {
  title: string;
  text: string;
  yes: string;
  no: string;
  onAnswer: (answer: "given" | "refused") => void;
};

/** Both answers look alike: neither is the one that the page would rather have. */
export function Ask({ title, text, yes, no, onAnswer }: AskProps) {
  return (
    <section className="knocks consent-ask" aria-label={title}>
      <div role="alert">
        <h2>{title}</h2>
        <p className="small">{text}</p>
      </div>
      <div className="cluster cluster--tight">
        <Button type="button" onClick={() => onAnswer("given")}>
          {yes}
        </Button>
        <Button type="button" onClick={() => onAnswer("refused")}>
          {no}
        </Button>
      </div>
    </section>
  );
}

/** What became of photographs, of oneself and of others. */
export function PhotographNotices({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { notice } = useStore(session.recording.photographs);
  const key = notice?.kind === "of-you" ? "ofYou" : notice?.kind;
  return (
    <div className="notices" role="status">
      {notice && key && (
        <p className={key === "ofYou" ? "notice notice--attention" : "notice"}>
          <Icon name="camera" size={18} />
          {t(`media.photograph.${key}`, { name: notice.name })}
        </p>
      )}
    </div>
  );
}

function useForAWhile(on: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (!on) return;
    const timer = setTimeout(() => setOver(true), endedMs);
    return () => clearTimeout(timer);
  }, [on]);
  return on && !over;
}
