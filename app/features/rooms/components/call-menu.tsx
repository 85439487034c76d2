import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { Menu } from "#app/ui/menu.tsx";

export type CallMenuItem = { key: string; icon: IconName; label: string; onPress: () => void };

/** What one needs once in a call, if at all. */
export function CallMenu({ items }: { items: readonly CallMenuItem[] }) {
  const { t } = useI18n();
  return (
    <Menu label={t("room.more")}>
      {items.map(({ key, icon, label, onPress }) => (
        <button key={key} type="button" onClick={onPress}>
          <Icon name={icon} size={18} />
          {label}
        </button>
      ))}
    </Menu>
  );
}
