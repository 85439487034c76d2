import { Badge } from "#app/ui/badge.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { ListedOwnMail } from "../own-mails-page.server.ts";

/** The kinds of mail of a business, each with its state and the way to its page. */
export function OwnMailList({ mails, base }: { mails: readonly ListedOwnMail[]; base: string }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <p className="muted">{t("ownMails.lead")}</p>
      <ul className="items">
        {mails.map(({ kind, title, when, on, own }) => (
          <li key={kind} className="item">
            <div className="item__text">
              <h2 className="item__title">
                <Link href={`${base}/settings/mails/${kind}`}>{title}</Link>
                <Badge tone={on ? "success" : "neutral"}>{t(on ? "ownMails.on" : "ownMails.isOff")}</Badge>
              </h2>
              <p className="muted">{when}</p>
              {own !== "" && <p className="small">{t("ownMails.own", { languages: own })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
