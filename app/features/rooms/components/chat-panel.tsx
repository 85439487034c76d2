import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { type ChatLine, linkParts } from "../browser/chat.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { chatTextMax } from "../room-wire.ts";
import { ChatFile } from "./chat-file.tsx";
import { AttachButton, useFileGiving } from "./file-giving.tsx";
import { useStore } from "./use-store.ts";

type ChatPanelProps = { session: RoomSession; id: string; onClose: () => void };

/** The chat: lines go by the room's server, files from browser to browser. It says whether what is written is kept. */
export function ChatPanel({ session, id, onClose }: ChatPanelProps) {
  const { t } = useI18n();
  const lines = useStore(session.chat);
  const call = useStore(session.call);
  const log = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const giving = useFileGiving(session);
  const chatDays = call.meeting?.chatDays ?? null;
  const alone = call.others.length === 0;

  useEffect(() => {
    field.current?.focus();
  }, []);
  useNewestInView(log, lines.length);

  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || alone) return;
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
    <aside className="chat" id={id} aria-label={t("room.chat.title")} {...giving.dropping}>
      <div className="chat__head">
        <h2>{t("room.chat.title")}</h2>
        <Button type="button" variant="quiet" icon="x" iconOnly onClick={onClose}>
          {t("room.chat.close")}
        </Button>
      </div>
      <p className="chat__kept">{chatDays ? t("chat.kept", { days: chatDays }) : t("chat.gone")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what was said earlier is reached with the arrow keys */}
      <div ref={log} className="chat__lines" role="log" aria-label={t("room.chat.log")} tabIndex={0}>
        {lines.length === 0 && <p className="chat__empty">{t("room.chat.empty")}</p>}
        {lines.map((line, index) => (
          <Line key={line.id} session={session} line={line} repeats={lines[index - 1]?.from === line.from} />
        ))}
      </div>
      {giving.over && <p className="chat__drop">{t("room.file.drop")}</p>}
      <div role="alert">
        {giving.problems.length > 0 && (
          <div className="chat__problems">
            {giving.problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </div>
        )}
      </div>
      <form className="chat__form" onSubmit={send}>
        <AttachButton giving={giving} disabled={alone} />
        <textarea
          ref={field}
          className="input chat__field"
          rows={1}
          maxLength={chatTextMax}
          aria-label={t("room.chat.field")}
          placeholder={t(alone ? "room.chat.alone" : "room.chat.field")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKey}
          onPaste={giving.onPaste}
        />
        <Button
          variant="primary"
          icon="arrow-up"
          iconOnly
          aria-disabled={alone || text.trim() === "" || undefined}
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

type LineProps = { session: RoomSession; line: ChatLine; repeats: boolean };

function Line({ session, line, repeats }: LineProps) {
  const { t } = useI18n();
  return (
    <div className={line.mine ? "chat__line chat__line--mine" : "chat__line"}>
      {!repeats && <p className="chat__name">{line.mine ? t("room.tile.you") : line.name}</p>}
      {line.file ? (
        <ChatFile session={session} id={line.file} from={line.name} />
      ) : (
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
      )}
    </div>
  );
}
