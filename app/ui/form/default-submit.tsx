/**
 * The button that Enter presses. Forms whose fields are mixed with other submit buttons need it as their first
 * child, because browsers press the first one they find.
 */
export function DefaultSubmit() {
  return <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />;
}
