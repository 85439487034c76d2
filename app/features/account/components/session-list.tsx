import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";

/** Times are ready to be read. */
export type AccountSession = {
  id: string;
  device: string;
  network: string;
  since: string;
  lastSeen: string;
  current: boolean;
};

export function SessionList({ sessions }: { sessions: readonly AccountSession[] }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <Table
        caption={t("account.sessionsCaption")}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { key: "device", header: t("account.device"), rowHeader: true, cell: (session) => session.device },
          { key: "network", header: t("account.network"), cell: (session) => session.network },
          { key: "since", header: t("account.since"), cell: (session) => session.since },
          { key: "seen", header: t("account.lastSeen"), cell: (session) => session.lastSeen },
          {
            key: "actions",
            header: t("account.actions"),
            headerHidden: true,
            align: "end",
            cell: (session) => (session.current ? <ThisOne /> : <EndSession session={session} />),
          },
        ]}
      />
      {sessions.length > 1 && (
        <form method="post" action="/account">
          <Button name="intent" value="end-others">
            {t("account.endOthers")}
          </Button>
        </form>
      )}
    </div>
  );
}

function ThisOne() {
  const { t } = useI18n();
  return <Badge tone="success">{t("account.thisSession")}</Badge>;
}

function EndSession({ session }: { session: AccountSession }) {
  const { t } = useI18n();
  return (
    <form method="post" action="/account">
      <input type="hidden" name="session" value={session.id} />
      <Button
        size="small"
        name="intent"
        value="end-session"
        aria-label={t("account.endSessionOf", { device: session.device, lastSeen: session.lastSeen })}
      >
        {t("account.endSession")}
      </Button>
    </form>
  );
}
