import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { GateShell } from "#app/ui/gate-shell.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";

export type PersonalDoorData = { hostName: string; businessName: string; isHost: boolean; path: string };

/** The page looks this often whether the host has come. Milliseconds. */
const lookMs = 5_000;

/** The door of a member's own room while nobody is in it: its host opens it, everyone else waits. */
export function PersonalDoorPage({ door }: { door: PersonalDoorData }) {
  const { t } = useI18n();
  const { hostName: name, businessName: business, isHost, path } = door;
  useLookingAgain(!isHost);
  return (
    <GateShell
      title={t(isHost ? "meeting.door.own" : "meeting.door.title", { name })}
      lead={business}
      footer={<LanguageLinks next={path} />}
    >
      {isHost ? (
        <form method="post" className="stack">
          <p>{t("meeting.door.ownText")}</p>
          <Button variant="primary" size="large" wide icon="video">
            {t("meeting.personal.open")}
          </Button>
        </form>
      ) : (
        <div className="stack">
          <p role="status">{t("meeting.door.wait", { name })}</p>
          <ButtonLink href={path} wide icon="refresh">
            {t("meeting.door.again")}
          </ButtonLink>
        </div>
      )}
    </GateShell>
  );
}

function useLookingAgain(waits: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waits) return;
    const looking = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, lookMs);
    return () => clearInterval(looking);
  }, [waits, revalidate]);
}
