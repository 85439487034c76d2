import { Form } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = { seat: { id: string; name: string; noShow: boolean; unseen: boolean }; path: string };

/**
 * Notes that somebody did not come, and takes it back. Telling them of it is a choice of its own. Of whoever was not seen
 * in the room it is proposed; nothing is noted by itself.
 */
export function NoShowForm({ seat: { id, name, noShow, unseen }, path }: Props) {
  const { t } = useI18n();
  const whom = <span className="visually-hidden"> ({name})</span>;
  return (
    <Form method="post" action={path} className="stack stack--tight">
      <input type="hidden" name="seat" value={id} />
      {noShow ? (
        <div className="cluster cluster--tight">
          <Badge tone="warning">{t("dashboard.noShow.noted")}</Badge>
          <Button size="small" variant="quiet" name="attendance" value="came">
            {t("dashboard.noShow.undo")}
            {whom}
          </Button>
        </div>
      ) : (
        <details className="disclosure" open={unseen}>
          <summary>
            {t("dashboard.noShow.mark")}
            {whom}
          </summary>
          <div className="stack stack--tight">
            {unseen && <p className="small">{t("dashboard.noShow.unseen", { name })}</p>}
            <Choice
              type="checkbox"
              name="tell"
              label={t("dashboard.noShow.tell")}
              hint={t("dashboard.noShow.tellHint")}
              id={`tell-${id}`}
            />
            <div>
              <Button size="small" name="attendance" value="missed">
                {t("dashboard.noShow.save")}
                {whom}
              </Button>
            </div>
          </div>
        </details>
      )}
    </Form>
  );
}
