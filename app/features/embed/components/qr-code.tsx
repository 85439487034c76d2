import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Props = {
  url: string;
  /** The address under which `qr.svg` and `qr.png` are found. */
  files: string;
};

/** An address as a picture to scan, and as files to print or send. */
export function QrCode({ url, files }: Props) {
  const { t } = useI18n();
  return (
    <div className="qr">
      <img
        className="qr__code"
        src={`${files}/qr.svg`}
        alt={t("embed.qrAlt", { url })}
        width={240}
        height={240}
        loading="lazy"
      />
      <div className="cluster">
        <a className="button button--secondary" href={`${files}/qr.svg?download`} download>
          <Icon name="download" size={18} />
          {t("embed.qrSvg")}
        </a>
        <a className="button button--secondary" href={`${files}/qr.png?download`} download>
          <Icon name="download" size={18} />
          {t("embed.qrPng")}
        </a>
      </div>
    </div>
  );
}
