/**
 * What the browser keeps. One that refuses to keep anything, such as a window in which all storage is blocked, has it until
 * the page is left.
 */
function kept(storage) {
  const here = new Map();
  const attempt = (use) => {
    try {
      return use(globalThis[storage]);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => here.get(key) ?? attempt((there) => there.getItem(key)) ?? undefined,
    write(key, value) {
      here.set(key, value);
      attempt((there) => there.setItem(key, value));
    },
    remove(key) {
      here.delete(key);
      attempt((there) => there.removeItem(key));
    },
  };
}

/** Until the browser's data is cleared. */
export const lasting = kept('localStorage');

/** Until this tab is closed; a reload keeps it. */
export const passing = kept('sessionStorage');
