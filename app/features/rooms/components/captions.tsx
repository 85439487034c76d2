import { useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import type { CaptionsWord } from "../room-protocol.ts";
import { Ask } from "./recording-sign.tsx";
import { useStore } from "./use-store.ts";

/** Says how it stands with captions, with the way out beside it. The region is always there, so that changes are read out. */
export function CaptionsSign({ session }: { session: RoomSession }) {
  const { t, locale } = useI18n();
  const { word, failed } = useStore(session.captions.store);
  const { mySeat } = useStore(session.call);
  const mine = mySeat ? word?.answers[mySeat.id] : undefined;
  return (
    <div className="recording" data-shown={word !== null || failed || undefined}>
      <div className="recording__sign" role="status">
        {word ? <Words session={session} word={word} /> : failed && t("captions.failed")}
        {mine === "refused" && <span className="muted">{t("captions.leftOut")}</span>}
      </div>
      {mine === "given" && (
        <Button type="button" size="small" onClick={() => session.captions.answer("withdrawn", locale)}>
          {t("captions.withdraw")}
        </Button>
      )}
      {mine === "refused" && (
        <Button type="button" size="small" onClick={() => session.captions.answer("given", locale)}>
          {t("captions.changeMind")}
        </Button>
      )}
    </div>
  );
}

function Words({ session, word }: { session: RoomSession; word: CaptionsWord }) {
  const { t } = useI18n();
  const { mySeat, others } = useStore(session.call);
  if (word.state === "on") return t("captions.on");
  const seats = [...(mySeat ? [mySeat] : []), ...others];
  const unasked = seats.filter(({ id }) => word.answers[id] === "unasked").map(({ name }) => name);
  return unasked.length > 0 ? t("captions.waiting", { names: unasked.join(", ") }) : t("captions.nobody");
}

/** What is asked of this person. It stays until it has an answer. */
export function CaptionsAsk({ session }: { session: RoomSession }) {
  const { t, locale } = useI18n();
  const { word } = useStore(session.captions.store);
  const { mySeat } = useStore(session.call);
  if (!word?.asked || !mySeat || word.answers[mySeat.id] !== "unasked") return null;
  return (
    <Ask
      title={t("captions.ask", { name: word.by?.name ?? "" })}
      text={word.asked[locale].text}
      yes={t("captions.yes")}
      no={t("captions.no")}
      onAnswer={(answer) => session.captions.answer(answer, locale)}
    />
  );
}

/**
 * What was just said, over the stage. To screen readers it is a log that they can read and are not interrupted by: whoever
 * hears the page hears the call, too.
 */
export function CaptionLines({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { word, lines } = useStore(session.captions.store);
  const [large, setLarge] = useState(false);
  if (word?.state !== "on") return null;
  return (
    <section className="captions" data-large={large || undefined} aria-label={t("captions.region")}>
      <div className="captions__lines" role="log" aria-live="off">
        {lines.map(({ id, name, text }) => (
          <p key={id} className="captions__line">
            <span className="captions__name">{name}</span> {text}
          </p>
        ))}
      </div>
      <Button type="button" size="small" variant="quiet" onClick={() => setLarge(!large)}>
        {t(large ? "captions.smaller" : "captions.larger")}
      </Button>
    </section>
  );
}
