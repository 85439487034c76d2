import { useI18n } from "#app/ui/i18n.tsx";
import type { securityPage } from "../security-page.server.ts";
import { NoticeFrame } from "./notice-frame.tsx";

/** What keeps data safe here, and that nothing is safe for certain. */
export function SecurityPage({ page }: { page: ReturnType<typeof securityPage> }) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("notices.security.title")} lead={t("notices.security.lead")}>
      <div className="notice__text">
        <p>{t("notices.security.absolute")}</p>
        {page.groups.map(({ title, items }) => (
          <section key={title} className="notice__text">
            <h2>{title}</h2>
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        ))}
        <section className="notice__text">
          <h2>{t("notices.security.operator")}</h2>
          <p className="notice__lines">{page.safeguards ?? t("notices.security.unsaid")}</p>
        </section>
      </div>
    </NoticeFrame>
  );
}
