/** Menus that are opened by a summary close by Escape, by a click elsewhere, and when something in them was chosen. */
export function closeMenusByHabit(): void {
  addEventListener("click", ({ target }) => {
    for (const menu of openMenus()) {
      const inside = target instanceof Element && menu.contains(target);
      const chosen = inside && target.closest(".menu-panel :is(a, button)") !== null;
      if (!inside || chosen) menu.open = false;
    }
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.menu-button[open]")];
}
