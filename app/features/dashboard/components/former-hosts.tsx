import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormerHost } from "../left-bookings.server.ts";

type Props = { hosts: readonly FormerHost[]; back: string };

/** Who was taken off an event type and still has bookings of it: they are given to the others, or stay. */
export function FormerHosts({ hosts, back }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return hosts.map(({ id, name, bookings }) => (
    <Alert
      key={id}
      tone="warning"
      title={t("eventType.formerHost", { name, count: bookings })}
      actions={
        <>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="host" value={id} />
            <Button name="do" value="give" busy={busy}>
              {t("eventType.formerHost.give")}
            </Button>
          </Form>
          <ButtonLink href={back} variant="quiet">
            {t("eventType.formerHost.keep", { name })}
          </ButtonLink>
        </>
      }
    >
      <p>{t("eventType.formerHost.text")}</p>
    </Alert>
  ));
}
