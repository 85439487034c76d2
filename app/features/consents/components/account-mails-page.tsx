import type { ReactNode } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { AccountMails } from "../account-mails.server.ts";
import { TopicChoice } from "./topic-choice.tsx";

type Props = {
  businesses: AccountMails;
  email: string;
  done: boolean;
  /** What members choose about their own work. */
  children: ReactNode;
};

/** What businesses mail an account's address without having to, with one button for each. It needs no script. */
export function AccountMailsPage({ businesses, email, done, children }: Props) {
  const { t } = useI18n();
  return (
    <PublicShell homeHref="/dashboard">
      <div className="stack stack--loose">
        <PageHeader
          title={t("consent.account.title")}
          actions={
            <ButtonLink href="/account" icon="arrow-left">
              {t("exports.backToAccount")}
            </ButtonLink>
          }
        />
        {done && (
          <Alert tone="success" live>
            {t("consent.page.done")}
          </Alert>
        )}
        <p className="long-words">
          {t(businesses.length > 0 ? "consent.account.lead" : "consent.account.none", { email })}
        </p>
        {businesses.map(({ id, name, topics }) => (
          <Card key={id} as="section" title={t("consent.page.title", { business: name })}>
            <div className="stack stack--loose">
              {topics.map((topic) => (
                <TopicChoice
                  key={topic.topic}
                  topic={topic}
                  business={name}
                  action="/account/mails"
                  about={id}
                />
              ))}
            </div>
          </Card>
        ))}
        <p className="small muted">{t("consent.account.needed")}</p>
        {children}
      </div>
    </PublicShell>
  );
}
