import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

/** Asks before the business is somebody else's; `path` is the member's own page. */
export function OwnerView({ name, path }: { name: string; path: string }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <p className="crumb">
        <Link href={path}>{name}</Link>
      </p>
      <PageHeader title={t("member.owner.title", { name })} lead={t("member.owner.lead")} />
      <Form method="post" className="form">
        <section aria-labelledby="what">
          <h2 id="what">{t("member.owner.what")}</h2>
          <ul>
            <li>{t("member.owner.them", { name })}</li>
            <li>{t("member.owner.you", { name })}</li>
            <li>{t("member.owner.told")}</li>
          </ul>
        </section>
        <div className="form__actions">
          <Button variant="danger" busy={busy}>
            {t("member.owner.confirm", { name })}
          </Button>
          <ButtonLink href={path}>{t("member.owner.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
