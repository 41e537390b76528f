'use strict';
// What this browser keeps, so that nothing is lost on a closed tab. Copies of one form in two places are kept apart.

function keeperOf(id) {
  const name = `practicecheck-form ${id} ${location.pathname}`;
  return {
    name,
    // Whether it could be kept.
    keep(state) {
      try {
        localStorage.setItem(name, JSON.stringify(state));
        return true;
      } catch {
        return false;
      }
    },
    // What was kept; nothing if there is nothing, or it can't be read any more.
    kept() {
      try {
        return JSON.parse(localStorage.getItem(name));
      } catch {
        return null;
      }
    },
    forget() {
      try {
        localStorage.removeItem(name);
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
  };
}
