import { Form } from "@remix-run/react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Link } from "#app/ui/link.tsx";
import { Menu } from "#app/ui/menu.tsx";

/** What can be done with a period in a list. */
export function PeriodMenu({ id, dates, path }: { id: string; dates: string; path: string }) {
  const { t } = useI18n();
  return (
    <div className="item__actions">
      <Menu label={t("schedule.period.actions", { dates })}>
        <Link href={path}>
          <Icon name="edit" size={18} />
          {t("common.edit")}
        </Link>
        <hr />
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <button type="submit" name="do" value="delete" className="menu__danger">
            <Icon name="trash" size={18} />
            {t("common.delete")}
          </button>
        </Form>
      </Menu>
    </div>
  );
}
