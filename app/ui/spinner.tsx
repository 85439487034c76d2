/** A turning ring. Words beside it must say what is going on; it says nothing itself. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}
