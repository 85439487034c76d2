import { Form } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BookingDetail } from "../booking-detail.server.ts";

type Media = BookingDetail["media"][number];

/** What was recorded and photographed in a booking's calls. Nothing of it is loaded before somebody presses play. */
export function BookingMedia({
  booking,
  path,
}: {
  booking: Pick<BookingDetail, "media" | "mediaErased">;
  path: string;
}) {
  const { t } = useI18n();
  return (
    <Card id="media" title={t("media.list.title")}>
      <ul className="traces media">
        {booking.media.map((one) => (
          <li key={one.id}>
            <div className="cluster cluster--between">
              <span>{one.title}</span>
              {one.length && <Badge>{one.length}</Badge>}
            </div>
            <p className="muted small">{one.who}</p>
            <Shown media={one} address={`${path}/media/${one.id}`} />
            <p className="muted small">{one.ready ? one.erased : t("media.list.finishing")}</p>
            <div className="cluster cluster--tight">
              <ButtonLink href={`${path}/media/${one.id}?download`} size="small" icon="download" download>
                {t("media.list.download")}
              </ButtonLink>
              <DeleteMedia media={one} path={path} />
            </div>
          </li>
        ))}
      </ul>
      {booking.mediaErased.map((text) => (
        <p key={text} className="muted small">
          {text}
        </p>
      ))}
    </Card>
  );
}

function Shown({ media, address }: { media: Media; address: string }) {
  if (media.kind !== "recording")
    return <img className="media__picture" src={address} alt={media.who} loading="lazy" />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said
    <video className="media__picture" src={address} controls preload="none" aria-label={media.title} />
  );
}

/** Asks before it deletes, with scripts and without. */
function DeleteMedia({ media, path }: { media: Media; path: string }) {
  const { t } = useI18n();
  return (
    <details className="sure">
      <summary className="sure__summary button button--quiet button--small">
        {t("media.list.delete")}
        <span className="visually-hidden">{media.title}</span>
      </summary>
      <Form method="post" action={path} className="stack stack--tight sure__form">
        <p>
          <strong>{t("media.list.deleteTitle")}</strong> {t("media.list.deleteText")}
        </p>
        <div>
          <Button size="small" variant="danger" name="deleteMedia" value={media.id}>
            {t("media.list.delete")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
