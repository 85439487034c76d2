import { useEffect, useRef } from "react";
import type { EndReason } from "#app/domain/room/call-state.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { RatingForm } from "./rating-form.tsx";
import type { RoomPageData } from "./room-page-data.ts";

type Words = { title: MessageKey; text: MessageKey; again: MessageKey | null; icon: IconName };

const words: Record<EndReason, Words> = {
  left: {
    title: "room.ended.left.title",
    text: "room.ended.left.text",
    again: "room.ended.rejoin",
    icon: "leave",
  },
  declined: {
    title: "room.ended.declined.title",
    text: "room.ended.declined.text",
    again: "room.ended.askAgain",
    icon: "lock",
  },
  replaced: {
    title: "room.ended.replaced.title",
    text: "room.ended.replaced.text",
    again: "room.ended.useHere",
    icon: "copy",
  },
  removed: {
    title: "room.ended.removed.title",
    text: "room.ended.removed.text",
    again: null,
    icon: "lock",
  },
  "ended-by-host": {
    title: "room.ended.byHost.title",
    text: "room.ended.byHost.text",
    again: "room.ended.rejoin",
    icon: "leave",
  },
  over: { title: "room.ended.over.title", text: "room.ended.over.text", again: null, icon: "clock" },
  cancelled: {
    title: "room.ended.cancelled.title",
    text: "room.ended.cancelled.text",
    again: null,
    icon: "x",
  },
  early: {
    title: "room.early.title",
    text: "room.ended.moved.text",
    again: "room.ended.reload",
    icon: "clock",
  },
  unknown: {
    title: "room.ended.unknown.title",
    text: "room.ended.unknown.text",
    again: null,
    icon: "search",
  },
};

/** Who was declined again and again: there is nothing left to press, but somebody to write to. */
const turnedAwayWords: Words = { ...words.declined, text: "room.ended.turnedAway.text", again: null };

/** Ends after which a call may have taken place. */
const ratable: ReadonlySet<EndReason> = new Set(["left", "ended-by-host", "over"]);

type EndedPageProps = {
  data: RoomPageData;
  reason: EndReason;
  onAgain?: () => void;
  turnedAway?: boolean;
  /** Proves who rates the call; empty for a page that has no part in it. */
  ticket?: string;
};

/** The call is over for this page: why, and what one can do next. */
export function EndedPage({ data, reason, onAgain, turnedAway = false, ticket = "" }: EndedPageProps) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, text, again, icon } = turnedAway ? turnedAwayWords : words[reason];
  useEffect(() => {
    if (onAgain) heading.current?.focus();
  }, [onAgain]);
  return (
    <PublicShell business={{ name: data.businessName, href: data.onwardHref }} narrow>
      <div className="door">
        <span className="door__icon">
          <Icon name={icon} size={28} />
        </span>
        <h1 ref={heading} tabIndex={-1}>
          {t(title)}
        </h1>
        <p>{t(text, { title: data.title, when: data.when, business: data.businessName })}</p>
        <div className="door__actions">
          {again && onAgain && (
            <Button
              type="button"
              variant="primary"
              size="large"
              onClick={() => (reason === "early" ? location.reload() : onAgain())}
            >
              {t(again)}
            </Button>
          )}
          <ButtonLink
            href={data.onwardHref}
            size="large"
            variant={again && onAgain ? "secondary" : "primary"}
          >
            {t(data.you.role === "host" ? "room.ended.toDashboard" : "room.ended.toBusiness", {
              business: data.businessName,
            })}
          </ButtonLink>
        </div>
        {ticket !== "" && ratable.has(reason) && <RatingForm roomId={data.roomId} ticket={ticket} />}
      </div>
    </PublicShell>
  );
}
