import { Dialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { shortcuts } from "../browser/shortcuts.ts";

/** All keys of the call, opened by one of them or from the menu. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const keyName = (key: string) => (key === " " ? t("room.keys.space") : key.toUpperCase());
  return (
    <Dialog open onClose={onClose} title={t("room.keys.title")} lightDismiss>
      <dl className="keys">
        {shortcuts.map(({ key, says }) => (
          <div key={key} className="keys__one">
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
        <div className="keys__one">
          <dt>
            <kbd>{t("room.keys.escape")}</kbd>
          </dt>
          <dd>{t("room.keys.close")}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
