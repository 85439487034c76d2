import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useToast } from "#app/ui/toast.tsx";
import { useAwaitsScript } from "#app/ui/use-hydrated.ts";

/** Copies an address. Where no script runs it is not there: the address stands beside it as text. */
export function CopyLink({ url, title }: { url: string; title: string }) {
  const { t } = useI18n();
  const awaits = useAwaitsScript();
  const showToast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => showToast({ message: t("eventType.linkCopied") }),
      () => showToast({ message: t("eventType.linkNotCopied", { url }) }),
    );
  return (
    <Button
      {...awaits}
      type="button"
      variant="quiet"
      icon="link"
      iconOnly
      title={t("eventType.copyLink")}
      onClick={copy}
    >
      {t("eventType.copyLinkNamed", { title })}
    </Button>
  );
}
