/** The mark: `[ • )`, the half-open interval. The start is kept, the end stays open. */
export function LogoMark() {
  return (
    <svg viewBox="3 1 34 30" aria-hidden="true" fill="none" stroke="currentColor">
      <path
        d="M12.5 4H6v24h6.5M27.5 4c8.7 6.6 8.7 17.4 0 24"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle className="logo__dot" cx="19.75" cy="16" r="4.25" stroke="none" />
    </svg>
  );
}

/** Mark and wordmark. With `href` it is a link; a name for it comes from the word itself. */
export function Logo({ href }: { href?: string }) {
  const content = (
    <>
      <LogoMark />
      <span translate="no">Parley</span>
    </>
  );
  return href ? (
    <a className="logo" href={href}>
      {content}
    </a>
  ) : (
    <span className="logo">{content}</span>
  );
}
