import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { type ChatLine, linkParts } from "../browser/chat.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { chatTextMax } from "../room-wire.ts";
import { useStore } from "./use-store.ts";

type ChatPanelProps = { session: RoomSession; id: string; onClose: () => void };

/** The chat of those present. It goes from browser to browser and ends with the call. */
export function ChatPanel({ session, id, onClose }: ChatPanelProps) {
  const { t } = useI18n();
  const lines = useStore(session.chat);
  const call = useStore(session.call);
  const log = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");

  useEffect(() => {
    field.current?.focus();
  }, []);
  useNewestInView(log, lines.length);

  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || call.others.length === 0) return;
    session.say(text.trim().slice(0, chatTextMax));
    setText("");
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <aside className="chat" id={id} aria-label={t("room.chat.title")}>
      <div className="chat__head">
        <h2>{t("room.chat.title")}</h2>
        <Button type="button" variant="quiet" icon="x" iconOnly onClick={onClose}>
          {t("room.chat.close")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what was said earlier is reached with the arrow keys */}
      <div ref={log} className="chat__lines" role="log" aria-label={t("room.chat.log")} tabIndex={0}>
        {lines.length === 0 && <p className="chat__empty">{t("room.chat.empty")}</p>}
        {lines.map((line, index) => (
          <Line key={line.id} line={line} repeats={lines[index - 1]?.from === line.from} />
        ))}
      </div>
      <form className="chat__form" onSubmit={send}>
        <textarea
          ref={field}
          className="input chat__field"
          rows={1}
          maxLength={chatTextMax}
          aria-label={t("room.chat.field")}
          placeholder={t(call.others.length > 0 ? "room.chat.field" : "room.chat.alone")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <Button
          variant="primary"
          icon="arrow-up"
          iconOnly
          aria-disabled={call.others.length === 0 || text.trim() === "" || undefined}
        >
          {t("room.chat.send")}
        </Button>
      </form>
    </aside>
  );
}

/** Each new line is scrolled to; and the newest stays in view when a phone is turned or its keyboard opens. */
function useNewestInView(log: RefObject<HTMLElement>, lineCount: number) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew with each line
  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const showNewest = () => {
      element.scrollTop = element.scrollHeight;
    };
    showNewest();
    const observer = new ResizeObserver(showNewest);
    observer.observe(element);
    return () => observer.disconnect();
  }, [lineCount]);
}

function Line({ line, repeats }: { line: ChatLine; repeats: boolean }) {
  const { t } = useI18n();
  return (
    <div className={line.mine ? "chat__line chat__line--mine" : "chat__line"}>
      {!repeats && <p className="chat__name">{line.mine ? t("room.tile.you") : line.name}</p>}
      <p className="chat__text">
        {linkParts(line.text).map((part, index) =>
          part.href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sent text never change
            <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={index}>{part.text}</span>
          ),
        )}
      </p>
    </div>
  );
}
