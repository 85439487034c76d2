import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ShownRequest } from "../shown-request.server.ts";
import { Facts } from "./portal-frame.tsx";

/** What somebody asked of a business, with the day by which it is answered. */
export function RequestList({ requests }: { requests: readonly ShownRequest[] }) {
  const { t } = useI18n();
  if (requests.length === 0) return null;
  return (
    <>
      <h3>{t("rights.page.requests")}</h3>
      <ul className="rights__items">
        {requests.map((request) => (
          <Card
            key={request.id}
            as="li"
            look="sunken"
            headingLevel={3}
            title={request.kind}
            aside={<Badge tone={request.stands ? "info" : "neutral"}>{request.state}</Badge>}
          >
            <p>
              {request.stands
                ? t("rights.page.requestDue", {
                    received: request.received,
                    due: request.due,
                    left: request.left,
                  })
                : t("rights.page.requestClosed", { received: request.received })}
            </p>
            <Facts facts={request.facts} />
            {request.stands && (
              <form method="post" action="/me">
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="request" value={request.id} />
                <Button variant="quiet" size="small">
                  {t("rights.page.takeBack")}
                </Button>
              </form>
            )}
          </Card>
        ))}
      </ul>
    </>
  );
}
