type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls of a page or a part of it that hold something else than the server sent. */
export function changedControls(box: ParentNode): Control[] {
  return [...box.querySelectorAll<Control>("input, select, textarea")].filter(wasChanged);
}

function wasChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const sent = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(0, sent);
  }
  if (control.type === "checkbox" || control.type === "radio") {
    const box = control as HTMLInputElement;
    return box.checked !== box.defaultChecked;
  }
  return control.value !== control.defaultValue;
}
