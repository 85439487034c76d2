import { accountLifeDays } from "#app/domain/privacy/retention-limits.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { noticePage } from "../notice-page.server.ts";
import { NoticeBlocks } from "./notice-blocks.tsx";
import { NoticeFrame } from "./notice-frame.tsx";

/** The notice that holds now. */
export function NoticePage({ page }: { page: Awaited<ReturnType<typeof noticePage>> }) {
  const { t } = useI18n();
  const { upcoming, business, blocks } = page;
  return (
    <NoticeFrame title={t("notices.title")} lead={t("notices.lead")}>
      <p className="muted">
        {t("notices.version", { number: page.number, published: page.published, effective: page.effective })}
      </p>
      {upcoming && (
        <Alert title={t("notices.upcoming.title", { date: upcoming.date })}>
          <p>{t("notices.upcoming.text")}</p>
          <a href={upcoming.href}>{t("notices.upcoming.link")}</a>
        </Alert>
      )}
      <nav className="notice__contents" aria-label={t("notices.contents")}>
        <ul>
          {blocks.map(
            (block) =>
              block.kind === "heading" &&
              block.id && (
                <li key={block.id}>
                  <a href={`#${block.id}`}>{block.text}</a>
                </li>
              ),
          )}
        </ul>
      </nav>
      <div className="notice__text">
        <NoticeBlocks
          blocks={blocks}
          notes={{
            customers: business && <BusinessFigure {...business} />,
            sale: (
              <Alert tone="success">
                {t(page.optedOut ? "notices.gpc.on" : "notices.gpc.off")}{" "}
                <a href="/privacy/sale">{t("notices.sale.page")}</a>
              </Alert>
            ),
          }}
        />
      </div>
    </NoticeFrame>
  );
}

type BusinessFigureProps = { name: string; slug: string; retentionDays: number };

function BusinessFigure({ name, slug, retentionDays }: BusinessFigureProps) {
  const { t } = useI18n();
  return (
    <Alert title={t("notices.business.title", { business: name })}>
      <p>
        {retentionDays === accountLifeDays
          ? t("notices.business.forGood", { business: name })
          : t("notices.business.text", { business: name, days: retentionDays })}
      </p>
      <p>{t("notices.business.prevails", { business: name })}</p>
      <a href={`/${slug}`}>{t("notices.business.link", { business: name })}</a>
    </Alert>
  );
}
