import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { SuspendPage } from "../member-page.server.ts";

/** Asks before somebody is suspended, with all that it means; `path` is the member's own page. */
export function SuspendView({ page, path }: { page: SuspendPage; path: string }) {
  const { t, locale } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { member, ahead, alone } = page;
  const { name } = member;
  const titles = new Intl.ListFormat(locale).format(alone);
  return (
    <>
      <p className="crumb">
        <Link href={path}>{name}</Link>
      </p>
      <PageHeader title={t("member.suspend.title", { name })} lead={t("member.suspend.lead")} />
      <Form method="post" className="form">
        <section aria-labelledby="what">
          <h2 id="what">{t("member.suspend.what")}</h2>
          <ul>
            <li>{t("member.suspend.access", { name })}</li>
            <li>{t("member.suspend.time")}</li>
            {alone.length > 0 && <li>{t("member.suspend.alone", { titles, name })}</li>}
            <li>{t("member.suspend.told")}</li>
          </ul>
        </section>
        {ahead > 0 && (
          <RadioGroup
            legend={t("member.suspend.ahead", { count: ahead, name })}
            name="ahead"
            look="cards"
            defaultValue="give"
            options={[
              {
                value: "give",
                label: t("member.suspend.give"),
                hint: t("member.suspend.giveHint", { name }),
              },
              {
                value: "keep",
                label: t("member.suspend.keep", { name }),
                hint: t("member.suspend.keepHint"),
              },
            ]}
          />
        )}
        <div className="form__actions">
          <Button variant="danger" busy={busy}>
            {t("member.suspend.confirm")}
          </Button>
          <ButtonLink href={path}>{t("member.suspend.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
