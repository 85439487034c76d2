import type { MetaDescriptor } from "@remix-run/node";
import { accentLink } from "#app/features/booking/components/booking-frame.tsx";

type Managed = { page: { title: string; business: { name: string; accentColor: string } } };

/** The head of the pages behind a booking's signed address: it is nobody else's, so no search engine may keep it. */
export const managedBookingMeta = ({ data }: { data: Managed | undefined }): MetaDescriptor[] =>
  data
    ? [
        { title: `${data.page.title} · ${data.page.business.name}` },
        { name: "robots", content: "noindex" },
        accentLink(data.page.business.accentColor),
      ]
    : [];
