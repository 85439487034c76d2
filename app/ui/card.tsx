import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

export type CardProps = {
  as?: "div" | "section" | "article" | "li";
  title?: ReactNode;
  /** 2 unless said otherwise. */
  headingLevel?: 2 | 3;
  /** Shown at the end of the title's line. */
  aside?: ReactNode;
  /** Makes the whole card a target; needs `title`, which becomes the link. */
  href?: string;
  look?: "plain" | "flush" | "sunken";
  id?: string;
  children?: ReactNode;
};

export function Card({
  as: Element = "div",
  title,
  headingLevel = 2,
  aside,
  href,
  look = "plain",
  id,
  children,
}: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <Element
      id={id}
      className={classNames("card", look !== "plain" && `card--${look}`, href && "card--link")}
    >
      {(title || aside) && (
        <div className="card__head">
          {title && (
            <Heading>
              {href ? (
                <Link className="card__link" href={href}>
                  {title}
                </Link>
              ) : (
                title
              )}
            </Heading>
          )}
          {aside}
        </div>
      )}
      {children}
    </Element>
  );
}
