import { ButtonLink } from "./button.tsx";
import { useI18n } from "./i18n.tsx";

export type PaginationProps = {
  /** From 1. */
  page: number;
  pages: number;
  hrefFor: (page: number) => string;
};

export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  const { t } = useI18n();
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label={t("ui.pagination")}>
      <span className="tabular">{t("ui.pageOf", { page, pages })}</span>
      <span className="cluster">
        {page > 1 && (
          <ButtonLink href={hrefFor(page - 1)} rel="prev" icon="arrow-left" size="small">
            {t("ui.previousPage")}
          </ButtonLink>
        )}
        {page < pages && (
          <ButtonLink href={hrefFor(page + 1)} rel="next" iconAfter="arrow-right" size="small">
            {t("ui.nextPage")}
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
